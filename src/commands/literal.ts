import { canonicalFilter, takesFilter } from './opath.ts'
import type { Element, Leaf } from './syntax.ts'

/** Canonical form of a leaf. `exact` keeps the case of a string. */
export function printLeaf(leaf: Leaf, exact: boolean): string {
  if (leaf.kind === 'separator') return ';'
  if (leaf.kind === 'string' || (leaf.kind === 'word' && leaf.quote)) {
    if (leaf.value !== undefined) return quote(exact ? leaf.value : leaf.value.toLowerCase())
    return dynamic(leaf.text)
  }
  if (leaf.kind === 'operator') return operator(leaf.text)
  if (leaf.kind === 'type') return leaf.text.toLowerCase().replace(/\s+/g, '')
  return leaf.text.toLowerCase()
}

const operator = (text: string): string => {
  const plain = text.toLowerCase()
  if (plain.length < 2) return /^[\u2013-\u2015]$/.test(plain) ? '-' : plain
  const name = plain.slice(1)
  // `-ieq` is what `-eq` does anyway.
  return /^[-\u2013-\u2015]\w/.test(plain)
    ? '-' + name.replace(/^i(?=eq|ne|g[te]|l[te]$|like|match|not|contains|replace|split|in$)/, '')
    : plain
}

/** A literal value: single quotes, whatever it was written in. */
export const quote = (value: string): string => `'${value.replace(/\r\n/g, '\n').replaceAll("'", "''")}'`

/** A string with variables in it: only its quotes are unified. */
export const dynamic = (text: string): string => {
  const inner = /^["\u201c-\u201e]/.test(text) ? text.slice(1, -1) : text
  return `"${inner.toLowerCase().replace(/\r\n/g, '\n')}"`
}

/** Canonical form of a filter given to the parameter `name` in braces or in quotes; undefined where it is none. */
export function filterOf(name: string, argument: Element): string | undefined {
  if (!takesFilter(name)) return undefined
  const text = argument.quote === 'script' ? argument.text.slice(1, -1) : argument.value
  const filter = text === undefined ? undefined : canonicalFilter(text)
  return filter === undefined ? undefined : `{${filter}}`
}

const choice = /(-\w*filter) (?:\{([^{}]*)\}|"([^"]*)")/g

/** In `<-Identity X | -Filter {…}>` a filter may be written in quotes or braces, too. */
export const alternatives = (value: string): string =>
  value.startsWith('<-')
    ? value.replace(choice, (_, name: string, braced?: string, quoted?: string) => {
        const text = (braced ?? quoted ?? '').trim()
        return `${name} {${canonicalFilter(text) ?? text}}`
      })
    : value
