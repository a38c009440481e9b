import { cmdletOfAlias, type Invocation, parse, placeholders } from '../../commands/index.ts'
import { editsOfNode } from './edits.ts'
import type { Emission } from './emission.ts'
import { hasWords, type Variables, withWords } from './expression.ts'
import { applyEdits, Unsafe } from './rewrite.ts'
import { reachesIntoScript } from './script-variables.ts'

/**
 * Writes a PowerShell command into the script: ASCII, with the values of parameters as variables. Only whole literal words
 * and strings are rewritten, by their value, so that quoting cannot change the meaning; what cannot be done safely this way
 * is refused and left to a person.
 */
export function emitPowerShell(template: string, variables: Variables): Emission {
  const text = withWords(template.trim(), variables)
  const syntax = parse(text, 'powershell')
  const { statements, invocations, errors, limits } = syntax
  const readable = statements.length > 0 && errors.length === 0 && limits.length === 0
  const open = placeholders(text).some((placeholder) => placeholder.kind !== 'name')
  if (!readable || open || reachesIntoScript(text, syntax, variables)) return { ok: false }
  try {
    const edits = statements.flatMap(({ nodes }) => nodes.flatMap((node) => editsOfNode(node, { text, variables })))
    return {
      ok: true,
      code: tidy(applyEdits(text, edits)),
      commands: invocations.flatMap(commandName),
      programs: [],
    }
  } catch (error) {
    if (error instanceof Unsafe) return { ok: false }
    throw error
  }
}

/** Names the script can look for before it starts; functions and aliases of the session count as found. */
const commandName = ({ head }: Invocation): string[] =>
  head.value !== undefined && /^[A-Za-z][\w-]*$/.test(head.value) && !hasWords(head.value)
    ? [cmdletOfAlias(head.value) ?? head.value]
    : []

/** Typographic dashes and spaces between words, which PowerShell reads as ASCII ones, become ASCII. */
function tidy(code: string): string {
  const tidied = code
    .replace(/[\u2013-\u2015]/g, '-')
    .replace(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
  if (hasWords(tidied) || /[^\t\n\u0020-\u007e]/.test(tidied)) throw new Unsafe()
  return tidied
}
