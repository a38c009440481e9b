import type { Effect } from '../../model/index.ts'
import type { Given } from './call.ts'

const repeatable: ReadonlySet<Effect['action']> = new Set(['read', 'set', 'remove', 'start', 'stop'])

/** An effect with what it does not say filled in: nothing set, this machine, no disruption. */
export function effect(known: Pick<Effect, 'family' | 'action' | 'subject'> & Partial<Effect>): Effect {
  const properties = (known.properties ?? []).toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
  return {
    scope: 'local-machine',
    disruption: 0,
    idempotent: repeatable.has(known.action),
    preconditions: [],
    ...known,
    properties,
  }
}

/** `{ key: value }` where there is a value, nothing otherwise. */
export function optional<Key extends string>(key: Key, value: string | undefined): { [K in Key]?: string } {
  return value === undefined ? {} : ({ [key]: value } as { [K in Key]?: string })
}

/** The same parameters for another cmdlet, as they were written. */
export function repeat(values: readonly (Given | undefined)[]): string {
  return values.map((value) => (value === undefined ? '' : ` -${value.name} ${value.text}`)).join('')
}
