import type { Catalog, Command, Effect } from '../../model/index.ts'
import { parse } from '../parse.ts'
import { applicationPools } from './application-pools.ts'
import { type Call, callsOf } from './call.ts'
import { genericCmdlet } from './cmdlet.ts'
import { exchange } from './exchange.ts'
import { iisConfiguration } from './iis-configuration.ts'
import { iisObjects } from './iis-objects.ts'
import { iisRestart } from './iis-restart.ts'
import { onlyReads } from './only-reads.ts'
import { services } from './services.ts'
import { unknownEffect } from './unknown.ts'

type Family = (call: Call, catalog: Catalog | undefined) => Effect | undefined

/** In this order: the first that understands a call speaks for it. */
const families: readonly Family[] = [
  iisConfiguration,
  applicationPools,
  iisObjects,
  iisRestart,
  services,
  exchange,
  genericCmdlet,
]

/** Everything a text does, command by command; nested commands and reading ones included. */
export function effectsOf(command: Pick<Command, 'text' | 'dialect'>, catalog?: Catalog): Effect[] {
  const syntax = parse(command.text, command.dialect)
  if (command.dialect === 'bash') return [unknownEffect(command.text)]
  return callsOf(command.text, syntax, catalog).map((call) => effectOfCall(call, catalog))
}

/**
 * What a command does to the world: the effect of the one part that changes something, or of the first part when all of it only reads. A
 * text that changes several things, or has a part that nobody understands, is `unknown`; `effectsOf` tells its parts. So is one that reads
 * and does something beside it, such as writing a file.
 * Never throws.
 */
export function effectOf(command: Pick<Command, 'text' | 'dialect'>, catalog?: Catalog): Effect {
  const effects = effectsOf(command, catalog)
  const changing = effects.filter((effect) => effect.action !== 'read')
  const [only, second] = changing
  if (second !== undefined) return unknownEffect(command.text)
  if (only !== undefined) return only
  return effects[0] && onlyReads(parse(command.text, command.dialect)) ? effects[0] : unknownEffect(command.text)
}

/**
 * Equal for the same effect in whatever dialect: what is acted on, how, and what is set. Case, the way a Boolean is written and
 * the order of flags do not count, because none of the products cares.
 */
export function effectKey(effect: Effect): string {
  if (effect.action === 'unknown') return effect.subject
  const properties = effect.properties.map((property) => [property.name.toLowerCase(), folded(property.value)])
  return JSON.stringify([effect.action, effect.subject, ...properties.sort((a, b) => (a[0]! < b[0]! ? -1 : 1))])
}

function folded(value: string): string {
  const lower = value
    .trim()
    .toLowerCase()
    .replace(/^\$(?=true$|false$|null$)/, '')
  return /^[a-z0-9]+(?:\s*,\s*[a-z0-9]+)+$/.test(lower)
    ? lower
        .split(/\s*,\s*/)
        .sort()
        .join(',')
    : lower
}

function effectOfCall(call: Call, catalog: Catalog | undefined): Effect {
  for (const family of families) {
    const effect = family(call, catalog)
    if (effect !== undefined) return effect
  }
  return unknownEffect(call.text)
}
