import { CODE } from '../characters.ts'
import { angleEnd } from '../notation.ts'
import type { SyntaxProblem } from '../syntax.ts'

/** A stretch of a command line: words, an operator between commands, or a redirection with its target. */
export interface Piece {
  kind: 'words' | 'joint' | 'redirection'
  start: number
  end: number
}

/**
 * Cuts one logical line at the operators that cmd.exe sees outside quotes: `&`, `&&`, `|`, `||`, `<`, `>`, `>>`, `2>&1`; `^` takes the
 * meaning off the next character. `<placeholders>` are words.
 */
export function pieces(text: string, start: number, end: number, errors: SyntaxProblem[]): Piece[] {
  const found: Piece[] = []
  let from = start
  let at = start
  while (at < end) {
    const code = text.charCodeAt(at)
    const piece = operatorAt(text, at, end)
    if (piece) {
      if (piece.start > from) found.push({ kind: 'words', start: from, end: piece.start })
      found.push(piece)
      at = piece.end
      from = at
    } else if (code === CODE.quote) at = closing(text, at, end, errors)
    else if (code === CODE.caret) at += 2
    else at = (code === CODE.less && placeholderEnd(text, at, end)) || at + 1
  }
  if (end > from) found.push({ kind: 'words', start: from, end })
  return found
}

function operatorAt(text: string, at: number, end: number): Piece | undefined {
  const code = text.charCodeAt(at)
  if (code === CODE.ampersand || code === CODE.pipe)
    return { kind: 'joint', start: at, end: at + (text.charCodeAt(at + 1) === code ? 2 : 1) }
  if (code !== CODE.less && code !== CODE.greater) return undefined
  if (code === CODE.less && placeholderEnd(text, at, end) > 0) return undefined
  return { kind: 'redirection', start: at - handle(text, at), end: target(text, at, end) }
}

function closing(text: string, at: number, end: number, errors: SyntaxProblem[]): number {
  const close = text.indexOf('"', at + 1)
  if (close >= 0 && close < end) return close + 1
  errors.push({ id: 'unclosed-string', start: at, end, text: text.slice(at, Math.min(end, at + 80)) })
  return end
}

/** End of the placeholder at `at`, or 0. `<name>` hugs its brackets, the second at least where more follows; `< file` is a redirection. */
export function placeholderEnd(text: string, at: number, end: number): number {
  const close = angleEnd(text, at)
  if (close === 0 || close > end || /[\s<>]/.test(text.charAt(at + 1))) return 0
  return /\s/.test(text.charAt(close - 2)) && /^[^\S\n]*[^\s|&]/.test(text.slice(close, end)) ? 0 : close
}

/** Length of the handle number before a redirection sign: the `2` of `2>`. */
const handle = (text: string, at: number): number =>
  /[0-9]/.test(text.charAt(at - 1)) && /^\s?$/.test(text.charAt(at - 2)) ? 1 : 0

const sign = /[<>]{1,2}(?:&\d|[^\S\n]*(?:"[^"\n]*"|[^\s"&|<>]+))?/y

function target(text: string, at: number, end: number): number {
  sign.lastIndex = at
  sign.test(text)
  return Math.min(end, Math.max(at + 1, sign.lastIndex))
}
