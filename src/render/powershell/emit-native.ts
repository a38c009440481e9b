import { requote } from '../../commands/index.ts'
import type { Emission } from './emission.ts'
import { expandable, type Part } from './escape.ts'
import { hasWords, partsOf, type Variables, withWords } from './expression.ts'

/**
 * Writes a cmd command into the script: one array element an argument, so that no shell reads the values again. What `requote` cannot keep for
 * Windows PowerShell is refused and left to a person.
 */
export function emitNative(template: string, variables: Variables): Emission {
  const requoted = requote(withWords(template.trim(), variables))
  if (!requoted.ok) return { ok: false }
  if (hasWords(requoted.program)) return { ok: false }
  const program = expandable(withEnvironment(requoted.program))
  const list = requoted.argv.map((argument) =>
    expandable(
      partsOf(argument, variables).flatMap((part) => (typeof part === 'string' ? withEnvironment(part) : [part])),
    ),
  )
  return {
    ok: true,
    code: `Invoke-HxNative -Program ${program} -ArgumentList @(${list.join(', ')})`,
    commands: [],
    programs: [program],
  }
}

/** `%windir%` is a variable of the environment; cmd replaces it before the program sees it. */
const withEnvironment = (text: string): Part[] =>
  text
    .split(/%([A-Za-z_][\w().#-]*)%/)
    .flatMap((piece, index): Part[] => (index % 2 === 1 ? [{ variable: `env:${piece}` }] : piece === '' ? [] : [piece]))
