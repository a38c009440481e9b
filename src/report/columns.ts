import { eastAsianWidth } from 'get-east-asian-width'

const NO_WIDTH = /^(?:\p{Mn}|\p{Me}|\u200d)$/u
// Breakable are ordinary spaces and the gaps between Chinese characters; closing punctuation stays with what it closes.
const UNITS =
  /(?:[\p{Script=Han}\u3000-\u303f\uff00-\uffef]|[^ \n\p{Script=Han}\u3000-\u303f\uff00-\uffef]+)[\u3001\u3002\u300d\u300f\uff01\uff09\uff0c\uff1a\uff1b\uff1f]*|[ \n]+/gu

/** Terminal columns that a text takes: Chinese characters take two, combining marks none. */
export function columns(text: string): number {
  let sum = 0
  for (const character of text) if (!NO_WIDTH.test(character)) sum += eastAsianWidth(character.codePointAt(0) ?? 0)
  return sum
}

/** Pads with spaces to a number of columns. */
export const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - columns(text)))

/** Index in `text` of the first character that no longer fits into `width` columns. */
export function cutAt(text: string, width: number): number {
  let used = 0
  let index = 0
  for (const character of text) {
    used += NO_WIDTH.test(character) ? 0 : eastAsianWidth(character.codePointAt(0) ?? 0)
    if (used > width) return index
    index += character.length
  }
  return index
}

/** Breaks a sentence into lines of at most `width` columns: at spaces, and between Chinese characters. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const [unit] of text.matchAll(UNITS)) {
    if (line !== '' && columns(line + trim(unit)) > width) {
      lines.push(trim(line))
      line = trim(unit)
    } else line += unit
  }
  if (trim(line) !== '' || lines.length === 0) lines.push(trim(line))
  return lines
}

/** Without ordinary spaces at its end; those that do not break belong to the text. */
const trim = (text: string): string => text.replace(/(?<![ \n])[ \n]+$|^[ \n]+$/, '')
