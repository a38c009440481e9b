import type { Dialect } from '../model/index.ts'
import { parseCmd } from './cmd/parse.ts'
import { parsePowerShell } from './powershell/parse.ts'
import type { Syntax } from './syntax.ts'

const REMEMBERED = 512
const seen = new Map<string, Syntax>()

/**
 * Parses a command. Never throws: what cannot be read is in `errors` (the shell refuses it) or `limits` (we do not read it).
 * A wrapped line before `-Parameter` counts as one command, as documents print them. The last few hundred results are kept.
 */
export function parse(text: string, dialect: Dialect): Syntax {
  const key = dialect + text
  const known = seen.get(key)
  if (known) return known
  const syntax = read(text, dialect)
  if (text.length < 20_000) {
    if (seen.size >= REMEMBERED) seen.clear()
    seen.set(key, syntax)
  }
  return syntax
}

/** Parses without remembering. */
export function read(text: string, dialect: Dialect): Syntax {
  if (dialect === 'powershell') return parsePowerShell(unwrap(text))
  const syntax = parseCmd(text)
  return dialect === 'cmd' ? syntax : { ...syntax, dialect }
}

const wrapped = /\r?\n(?=[^\S\r\n]*[-\u2013-\u2015](?!not\b|bnot\b|join\b|split\b)\p{L})/giu

/** Joins a line that starts with a parameter to the one before; offsets stay. */
export function unwrap(text: string): string {
  if (!text.includes('\n')) return text
  return text.replace(wrapped, (found, offset: number) => (text[offset - 1] === '`' ? found : ' '.repeat(found.length)))
}
