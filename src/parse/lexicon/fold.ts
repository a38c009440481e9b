import { remembering } from '../../commands/index.ts'

const MARKS = /[\u00a0\u202f\u2009\u3000\ufeff’‘ʼ：︰？！\s]/g
const REPLACED: Record<string, string> = {
  '’': "'",
  '‘': "'",
  ʼ: "'",
  '：': ':',
  '︰': ':',
  '？': '?',
  '！': '!',
  '\ufeff': '',
}

/**
 * The form in which labels are compared: one kind of space, quote and colon; no space before a colon or question mark; no
 * final punctuation; case folded (`domain/languages.md` 6.1, rule 1).
 */
export const fold = remembering((text) =>
  text
    .replace(MARKS, (mark) => REPLACED[mark] ?? ' ')
    .replace(/ {2,}/g, ' ')
    .replace(/ ([:?!])/g, '$1')
    .replace(/[\s:?!.。]+$/u, '')
    .trim()
    .toLowerCase(),
)

const FOLDABLE = /[ \t\r\n\f\v]{2,}|[\t\r\n\f\v]|[ \u00a0\u202f\u2009]{2,}/g

/** White space folded to single spaces; a lone no-break space is kept, because French needs it in print. */
export function foldSpace(text: string): string {
  return text.replace(FOLDABLE, ' ')
}

const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', nbsp: '\u00a0', apos: "'" }
const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(lt|gt|amp|quot|nbsp|apos));/g

/** Decodes the entities that conversions leave behind in text that is already decoded. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(ENTITY, (all, decimal?: string, hex?: string, name?: string) => {
    if (name) return NAMED[name]!
    const code = decimal ? Number.parseInt(decimal, 10) : Number.parseInt(hex!, 16)
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : all
  })
}
