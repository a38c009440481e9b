/** One argument of a command line: what the program receives, and where it is written. */
export interface Argument {
  value: string
  start: number
  end: number
  quoted: boolean
}

/** Which part of a line is split, and what in it is taken whole. */
export interface SplitOptions {
  from?: number
  to?: number
  /** End of a stretch to be taken as it stands, such as a placeholder with blanks, that starts at an offset; or 0. */
  whole?: (offset: number) => number
}

const BACKSLASH = 92
const QUOTE = 34

/**
 * Splits a command line into the arguments that a program receives, by the rules of CommandLineToArgvW and of the C runtime since
 * 2008 ("Parsing C command-line arguments", learn.microsoft.com): space and tab divide; `2n` backslashes before a quote stand
 * for `n`, `2n+1` for `n` and a literal quote; a doubled quote inside quotes is a literal quote. cmd's own `^`, `%` and `&` are
 * not special here. Linear in the length of the line.
 */
export function splitArguments(line: string, options: SplitOptions = {}): Argument[] {
  const { from = 0, to = line.length, whole } = options
  const found: Argument[] = []
  let at = from
  for (;;) {
    while (at < to && isBlank(line.charCodeAt(at))) at++
    if (at >= to) return found
    const one = argument(line, at, to, whole)
    found.push(one)
    at = one.end
  }
}

const isBlank = (code: number): boolean => code === 32 || code === 9

function argument(line: string, start: number, to: number, whole: SplitOptions['whole']): Argument {
  const found: Argument = { value: '', start, end: start, quoted: false }
  let quoting = false
  let at = start
  // Where the text that is not yet in the value starts.
  let from = start
  const take = (until: number, resume: number): void => {
    found.value += line.slice(from, until)
    from = resume
  }
  while (at < to) {
    const code = line.charCodeAt(at)
    if (code === BACKSLASH) {
      const run = backslashes(line, at, to)
      at += run
      if (at < to && line.charCodeAt(at) === QUOTE) {
        take(at - run + (run >> 1), at)
        if (run % 2 === 1) at++
      }
    } else if (code === QUOTE) {
      const literal = quoting && at + 1 < to && line.charCodeAt(at + 1) === QUOTE
      take(at, at + 1)
      at += literal ? 2 : 1
      if (!literal) quoting = !quoting
      found.quoted = true
    } else if (!quoting && isBlank(code)) break
    else at = (code === 60 && whole?.(at)) || at + 1
  }
  take(at, at)
  found.end = at
  return found
}

function backslashes(line: string, start: number, to: number): number {
  let end = start + 1
  while (end < to && line.charCodeAt(end) === BACKSLASH) end++
  return end - start
}
