import type { Effect } from '../model/index.ts'
import type { Hole } from './holes.ts'

/**
 * Writes the marks of a command's template into what is derived from the command, so that capture, read-back and restore ask for
 * the operator's values and not for the documents' examples. `subject` stays as it is: it is a key, not a text.
 */
export function markEffect(effect: Effect, holes: readonly Hole[], mark: (hole: Hole) => string): Effect {
  if (holes.length === 0) return effect
  const bySpelling = new Map(holes.map((hole) => [hole.text.toLowerCase(), hole]))
  const spellings = [...bySpelling.keys()].sort((a, b) => b.length - a.length).map(bounded)
  const pattern = new RegExp(spellings.join('|'), 'gi')
  const write = (text: string) => text.replace(pattern, (found) => mark(bySpelling.get(found.toLowerCase())!))
  const written = <Key extends 'object' | 'capture' | 'readBack' | 'restore'>(key: Key) =>
    effect[key] === undefined ? {} : { [key]: write(effect[key]) }
  return {
    ...effect,
    properties: effect.properties.map(({ name, value }) => ({ name, value: write(value) })),
    ...written('object'),
    ...written('capture'),
    ...written('readBack'),
    ...written('restore'),
  }
}

/** `Server1` is not a part of `Server10`. */
function bounded(spelling: string): string {
  const literal = spelling.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
  return /^\w.*\w$/.test(spelling) ? `(?<![\\w.-])${literal}(?![\\w-])` : literal
}
