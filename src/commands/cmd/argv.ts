/** One argument of a command line: what the program receives, and where it is written. */
export interface Argument {
  value: string
  start: number
  end: number
  quoted: boolean
}

const BACKSLASH = 92
const QUOTE = 34

/**
 * Splits a command line into the arguments that a program receives, by the rules of CommandLineToArgvW and of the C runtime since
 * 2008 ("Parsing C command-line arguments", learn.microsoft.com): space and tab divide; `2n` backslashes before a quote stand
 * for `n`, `2n+1` for `n` and a literal quote; a doubled quote inside quotes is a literal quote. cmd's own `^`, `%` and `&` are
 * not special here. `isWhole(offset)` may return the end of a stretch to be taken as it stands (a placeholder with spaces), or 0.
 */
export function splitArguments(line: string, from = 0, isWhole: (offset: number) => number = () => 0): Argument[] {
  const found: Argument[] = []
  let at = from
  for (;;) {
    while (isBlank(line.charCodeAt(at))) at++
    if (at >= line.length) return found
    const one = argument(line, at, isWhole)
    found.push(one)
    at = one.end
  }
}

const isBlank = (code: number): boolean => code === 32 || code === 9

function argument(line: string, start: number, isWhole: (offset: number) => number): Argument {
  let value = ''
  let quoting = false
  let quoted = false
  let at = start
  let from = start
  while (at < line.length) {
    const code = line.charCodeAt(at)
    if (code === BACKSLASH) {
      let end = at + 1
      while (line.charCodeAt(end) === BACKSLASH) end++
      if (line.charCodeAt(end) !== QUOTE) {
        at = end
        continue
      }
      const count = end - at
      value += line.slice(from, at) + '\\'.repeat(count >> 1)
      at = end
      from = end
      if (count % 2 === 1) at++
      continue
    }
    if (code === QUOTE) {
      value += line.slice(from, at)
      quoted = true
      if (quoting && line.charCodeAt(at + 1) === QUOTE) {
        from = at + 1
        at += 2
      } else {
        quoting = !quoting
        at++
        from = at
      }
      continue
    }
    if (!quoting && isBlank(code)) break
    at = (code === 60 && isWhole(at)) || at + 1
  }
  return { value: value + line.slice(from, at), start, end: at, quoted }
}
