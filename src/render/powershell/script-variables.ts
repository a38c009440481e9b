import type { Variables } from './expression.ts'

/** Variables of the script's own parameters, which have a type and a meaning. */
const OWN = ['step', 'from', 'skip', 'list', 'show', 'language', 'force']

/**
 * Whether a command of the documents uses a variable that belongs to the script. They share a scope, so that what one step assigns the
 * next may use; such a command would read or change the script itself, and is left to a person.
 */
export function usesScriptVariable(text: string, variables: Variables): boolean {
  const taken = new Set([...OWN, ...[...variables.values()].map((name) => name.toLowerCase())])
  return [...text.matchAll(/[$@]\{?(?:script:|local:|private:)?(\w+)/gi)].some(([, name = '']) => {
    const lower = name.toLowerCase()
    return taken.has(lower) || (lower.startsWith('hx') && !lower.startsWith('hxmark'))
  })
}
