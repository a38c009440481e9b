import { type Inline, jsonText, type Localized, pieces, type Translate, visible, visibleLine } from '../model/index.ts'
import { type Sentence, sentenceIn } from './sentence.ts'

/* Writing CommonMark with the extensions of GitHub: what both Markdown outputs share. */

// What Markdown would read as more than text. Everything is written on one line, so the start of a line is the start of the text.
const UNSAFE: readonly RegExp[] = [
  /[\\`*<$~]/g,
  // Brackets are brackets unless an address follows, for these pages define no names for addresses; menus stand in them in Chinese.
  /\](?=[([:])/g,
  // Inside a word an underscore is only an underscore.
  /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu,
  /&(?=#?\w+;)/g,
  // A bare address would become a link, and take the backslashes of the others into it.
  /:(?=\/\/)|(?<=www)\./gi,
]
const UNSAFE_AT_START = /^(?:[#>+=-]|\[(?=[ xX]\](?!\())|\d{1,9}(?=[.)]))/

/** The one place where text becomes Markdown. */
const escapeMarkdown = (text: string): string => UNSAFE.reduce((safe, unsafe) => safe.replace(unsafe, '\\$&'), text)

/** Guards the beginning of a paragraph. */
const guardStart = (markdown: string): string =>
  markdown.replace(UNSAFE_AT_START, (start) => (/\d/.test(start) ? `${start}\\` : `\\${start}`))

/** Plain text as a paragraph, heading or cell. */
export const markdownText = (text: string): string => guardStart(escapeMarkdown(visibleLine(text)))

/** A code span, on one line. */
export function codeSpan(text: string): string {
  const code = visibleLine(text)
  const ticks = '`'.repeat(longestRun(code) + 1)
  return code === '' ? '' : ticks.length > 1 || /^ | $/.test(code) ? `${ticks} ${code} ${ticks}` : `\`${code}\``
}

const longestRun = (text: string): number => Math.max(0, ...[...text.matchAll(/`+/g)].map((run) => run[0].length))

/** A fenced block; attributes are the JSON form that notebooks for Markdown keep as it is. */
export function fence(language: string, attributes: Record<string, string>, code: string): string {
  const ticks = '`'.repeat(Math.max(3, longestRun(code) + 1))
  return `${ticks}${language} ${jsonText(attributes)}\n${visible(code)}\n${ticks}`
}

/** A table; cells are Markdown. A bar divides cells even inside code, so here it is escaped everywhere. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

const SAFE_URL = /^(?:https?:\/\/|mailto:|#)\S*$/i
const address = (url: string): string => visible(url).replace(/[<>\\]/g, encodeURIComponent)

const INLINE: Record<Inline['kind'], (text: string, inline: Inline, t: Translate) => string> = {
  text: (text) => escapeMarkdown(text),
  code: (_text, inline) => codeSpan(inline.text),
  strong: (text) => `**${escapeMarkdown(text)}**`,
  emphasis: (text) => `*${escapeMarkdown(text)}*`,
  // An address of any other kind is left out: a document must not decide what a click does.
  link: (text, { url = '' }) =>
    SAFE_URL.test(url)
      ? `[${escapeMarkdown(text).replace(/(?<!\\)[[\]]/g, '\\$&')}](<${address(url)}>)`
      : escapeMarkdown(text),
  image: (text, _inline, t) => (text === '' ? '' : `*${escapeMarkdown(t('render.image', { text }))}*`),
}

/** A sentence of a rule: what stands between backticks is code. */
export const markdownFinding = (sentence: string): string =>
  guardStart(
    pieces(visibleLine(sentence))
      .map(({ text, code }) => (code ? codeSpan(text) : escapeMarkdown(text)))
      .join(''),
  )

/** A sentence with its markup, on one line, marked where it is not in the reader's language. */
export const markdownSentence = (text: Localized, locale: string, t: Translate): string =>
  markdownWords(sentenceIn(locale, text), t)

/** The same for a part of one. */
export function markdownWords(sentence: Sentence, t: Translate): string {
  return guardStart(
    foreignMark(sentence, t) +
      sentence.inlines.map((inline, index) => markdownInline(inline, sentence.inlines[index + 1], t)).join(''),
  )
}

const foreignMark = ({ foreign, language }: Sentence, t: Translate): string =>
  foreign ? `*${escapeMarkdown(t('render.foreign', { language }))}* ` : ''

function markdownInline(inline: Inline, next: Inline | undefined, t: Translate): string {
  const [, before = '', text = '', after = ''] =
    /^(\s*)(.*?)(\s*)$/su.exec(visible(inline.text).replace(/\s*\n\s*/g, ' ')) ?? []
  if (text === '' && inline.kind !== 'image') return before || after ? ' ' : ''
  const written = INLINE[inline.kind](text, inline, t)
  const follows = after + (next?.kind === 'link' ? '[' : '') + (next?.text ?? '')
  const apart = inline.kind === 'text' && /^[([:]/.test(follows) ? written.replace(/(?<!\\)[\]!]$/, '\\$&') : written
  return `${before}${keepClosed(apart, inline.kind, text, follows)}${after}`
}

/** Emphasis that ends in punctuation does not close before a letter, as in Chinese: there the HTML element says it. */
function keepClosed(written: string, kind: Inline['kind'], text: string, follows: string): string {
  const open = /[\p{P}\p{S}]$/u.test(text) && /^[\p{L}\p{N}]/u.test(follows)
  if (!open || (kind !== 'strong' && kind !== 'emphasis')) return written
  const element = kind === 'strong' ? 'strong' : 'em'
  return `<${element}>${escapeMarkdown(text)}</${element}>`
}
