/** What a character does to a command that it has got into. */
export type Danger = 'invisible' | 'direction' | 'quote' | 'dash' | 'space' | 'wide'

const INVISIBLE = /[\u034f\u00ad\u115f\u1160\u180e\u200b-\u200d\u2060-\u2064\u3164\ufeff\uffa0]/
/** Trojan Source (CVE-2021-42574): embeddings, overrides, isolates and marks. */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/
const QUOTE = /[\u2018-\u201f\u2032\u2033\u00ab\u00bb\u2039\u203a]/
const DASH = /[\u2010-\u2015\u2212]/
const SPACE = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/
/** Full-width ASCII, ideographic punctuation. */
const WIDE = /[\uff01-\uff5e\u3001\u3002]/

/** The characters that this rule looks for, found in one pass. */
export const suspicious =
  /[\u034f\u00a0\u00ab\u00ad\u00bb\u061c\u115f\u1160\u180e\u2000-\u201f\u2028-\u202f\u2032\u2033\u2039\u203a\u205f-\u2069\u2212\u3000-\u3002\u3164\ufeff\uff01-\uff5e\uffa0]/g

export function dangerOf(character: string): Danger | undefined {
  if (INVISIBLE.test(character)) return 'invisible'
  if (DIRECTION.test(character)) return 'direction'
  if (QUOTE.test(character)) return 'quote'
  if (DASH.test(character)) return 'dash'
  if (SPACE.test(character)) return 'space'
  return WIDE.test(character) ? 'wide' : undefined
}

/** Quotes and dashes that PowerShell's tokenizer reads as the ASCII ones (about_Quoting_Rules, about_Special_Characters). */
const READ = /[\u2018-\u201e\u2013-\u2015]/
export const isReadByPowerShell = (character: string): boolean => READ.test(character) || SPACE.test(character)

const PLAIN: Record<string, string> = {
  '\u2032': "'",
  '\u2033': '"',
  '\u00ab': '"',
  '\u00bb': '"',
  '\u2039': "'",
  '\u203a': "'",
  '\u3001': ',',
  '\u3002': '.',
}

/** The ASCII character that is meant; empty for one that is invisible. */
export function plain(character: string): string {
  const code = character.codePointAt(0)!
  if (code >= 0x2018 && code <= 0x201b) return "'"
  if (code >= 0x201c && code <= 0x201f) return '"'
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCodePoint(code - 0xfee0)
  if (DASH.test(character)) return '-'
  if (SPACE.test(character)) return ' '
  return PLAIN[character] ?? ''
}

/** `U+00A0` */
export const codePoint = (character: string): string =>
  `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`

const LATIN = /[a-z]/i
/** Letters that look like Latin ones: of other scripts (Unicode TR39, confusables), or full-width. */
const ALIKE = /[\u0370-\u03ff\u0400-\u052f\u0530-\u058f\u13a0-\u13ff\u2c80-\u2cff\uff21-\uff3a\uff41-\uff5a]/u
const word = /[\p{L}\p{N}_]+/gu

/** Words that mix Latin letters with letters that imitate them. */
export function* mixedWords(text: string): Iterable<{ word: string; start: number; letter: string }> {
  if (!ALIKE.test(text)) return
  for (const match of text.matchAll(word)) {
    const letter = ALIKE.exec(match[0])?.[0]
    if (letter && LATIN.test(match[0])) yield { word: match[0], start: match.index, letter }
  }
}

const SKELETON =
  /[\u034f\u00a0\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202f\u2060-\u2069\u3164\ufeff\uff01-\uff5e\uffa0]/g

/**
 * The text as it looks: without invisible characters, with plain spaces and ASCII characters for full-width ones. Quotes and
 * dashes stay, which may be a name's own.
 */
export const asSeen = (text: string): string => text.replace(SKELETON, plain)
