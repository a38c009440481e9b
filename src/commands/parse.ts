import type { Dialect } from '../model/index.ts'
import { parseCmd } from './cmd/parse.ts'
import { Memory } from './memory.ts'
import { parsePowerShell } from './powershell/parse.ts'
import type { Syntax } from './syntax.ts'

const seen = new Memory<Syntax>(64)

/**
 * Parses a command. Never throws: what cannot be read is in `errors` (the shell refuses it) or `limits` (we do not read it).
 * A wrapped line before `-Parameter` counts as one command, as documents print them. The last few hundred results are remembered and
 * shared: do not change them.
 */
export function parse(text: string, dialect: Dialect): Syntax {
  if (dialect === 'powershell') return parseJoined(unwrap(text))
  return seen.get(dialect + text, () => {
    const syntax = parseCmd(text)
    return dialect === 'cmd' ? syntax : { ...syntax, dialect }
  })
}

/** Parses PowerShell whose wrapped lines are joined already. */
export const parseJoined = (text: string): Syntax => seen.get(text, () => parsePowerShell(text))

const wrapped = /\r?\n(?=[^\S\r\n]*[-\u2013-\u2015](?!not\b|bnot\b|join\b|split\b)\p{L})/giu

/** Joins a line that starts with a parameter to the one before; offsets stay. */
export function unwrap(text: string): string {
  if (!text.includes('\n')) return text
  return text.replace(wrapped, (found, offset: number) => (text[offset - 1] === '`' ? found : ' '.repeat(found.length)))
}
