import { type Invocation, isCmdletName, parse } from '../commands/index.ts'
import type { AlignedTopic, Catalog, Command } from '../model/index.ts'

/** A cmdlet's name that a space tore apart: `Set -Noun`, `Set- Noun`, `Get-No un`, `Get Noun`. */
export interface Torn {
  /** The name as it should be. */
  name: string
  /** Offsets into the command's text. */
  start: number
  end: number
}

/** The name as the catalogue knows it or, unless that alone counts, another edition of the topic. */
export type Known = (name: string, catalogued?: boolean) => string | undefined

/** Finds the name that the first two words of a command make together, if only together they are known. */
export function tornName(invocation: Invocation, known: Known): Torn | undefined {
  const { head, name } = invocation
  const next = invocation.elements[0]
  if (!next || invocation.operator || !/^\p{L}+(?:-\p{L}*)?$/u.test(name) || next.start - head.end > 3) return undefined
  const second = next.kind === 'parameter' ? next.text : next.quote === 'bare' ? next.text : undefined
  if (second === undefined) return undefined
  for (const joined of joins(name, second)) {
    const whole = isCmdletName(joined) ? known(joined) : undefined
    // What every edition has torn apart, each knows from the others: only the catalogue is proof then.
    if (whole && !(name.includes('-') && known(name, known(joined, true) !== undefined)))
      return { name: whole, start: head.start, end: next.end }
  }
  return undefined
}

/** `Set` and `-Noun`, `Set-` and `Noun`, `Get-No` and `un` are put together; `Get` and `Noun` get their hyphen back. */
function joins(first: string, second: string): string[] {
  if (/^[-\u2013-\u2015]/u.test(second)) return first.includes('-') ? [] : [`${first}-${second.slice(1)}`]
  if (first.endsWith('-')) return [first + second]
  return first.includes('-') ? [first + second] : isCamel(second) ? [`${first}-${second}`] : []
}

/** Two humps: `ImapSettings`, `CASMailbox`; a lone word after a verb is English. */
export const isCamel = (word: string): boolean => /^[A-Z].*[a-z][A-Z]|^[A-Z]{2,}[a-z]/.test(word)

const names = new WeakMap<AlignedTopic, Map<string, { name: string; editions: Set<number> }>>()

/** Names with the shape of a cmdlet that the topic's commands use, with the editions that use them; keys in lower case. */
export function namesOf(topic: AlignedTopic): Map<string, { name: string; editions: Set<number> }> {
  const done = names.get(topic)
  if (done) return done
  const found = new Map<string, { name: string; editions: Set<number> }>()
  for (const [index, edition] of topic.editions.entries())
    for (const block of edition.blocks)
      for (const command of block.commands)
        for (const { name } of invocationsOf(command)) {
          const key = name.toLowerCase()
          const known = found.get(key) ?? { name, editions: new Set() }
          known.editions.add(index)
          found.set(key, known)
        }
  names.set(topic, found)
  return found
}

/** The invocations of a PowerShell command; none of other dialects. */
export const invocationsOf = (command: Command): readonly Invocation[] =>
  command.dialect === 'powershell' ? parse(command.text, command.dialect).invocations : []

/** Knows what the catalogue knows, and what other editions than `index` use. */
export function knownIn(topic: AlignedTopic, index: number, catalog: Catalog): Known {
  const used = namesOf(topic)
  return (name, catalogued) => {
    const cmdlet = catalog.cmdlet(name)
    if (cmdlet || catalogued) return cmdlet?.name
    const other = used.get(name.toLowerCase())
    return other && [...other.editions].some((edition) => edition !== index) ? other.name : undefined
  }
}
