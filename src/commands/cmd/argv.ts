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
const LESS = 60

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

/** Reads one argument, piece by piece: what is not a quote or a backslash before one is taken as it stands. */
class Scan {
  at: number
  quoting = false
  readonly found: Argument
  private from: number
  private readonly line: string
  private readonly to: number

  constructor(line: string, start: number, to: number) {
    this.line = line
    this.at = start
    this.from = start
    this.to = to
    this.found = { value: '', start, end: start, quoted: false }
  }

  /** Takes the text that is not yet in the value up to `until`, and goes on behind `resume`. */
  take(until: number, resume: number): void {
    this.found.value += this.line.slice(this.from, until)
    this.from = resume
  }

  quote(): void {
    const literal = this.quoting && this.at + 1 < this.to && this.line.charCodeAt(this.at + 1) === QUOTE
    this.take(this.at, this.at + 1)
    this.at += literal ? 2 : 1
    if (!literal) this.quoting = !this.quoting
    this.found.quoted = true
  }

  backslashes(): void {
    const start = this.at
    while (this.at < this.to && this.line.charCodeAt(this.at) === BACKSLASH) this.at++
    if (this.at >= this.to || this.line.charCodeAt(this.at) !== QUOTE) return
    const run = this.at - start
    this.take(start + (run >> 1), this.at)
    if (run % 2 === 1) this.at++
  }

  end(): Argument {
    this.take(this.at, this.at)
    this.found.end = this.at
    return this.found
  }
}

function argument(line: string, start: number, to: number, whole: SplitOptions['whole']): Argument {
  const scan = new Scan(line, start, to)
  while (scan.at < to) {
    const code = line.charCodeAt(scan.at)
    if (code === BACKSLASH) scan.backslashes()
    else if (code === QUOTE) scan.quote()
    else if (!scan.quoting && isBlank(code)) break
    else scan.at = (code === LESS && whole?.(scan.at)) || scan.at + 1
  }
  return scan.end()
}
