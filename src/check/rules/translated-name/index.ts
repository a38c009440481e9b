import { z } from 'zod'
import type { Observation, Place, Rule } from '../../../model/index.ts'
import { placeOf, sourceOf } from '../../view.ts'
import { type Loss, lossesOf } from './losses.ts'

const data = z.object({
  /** As those who keep them write them, at most six. */
  names: z.array(z.string()),
  count: z.int(),
  /** Editions whose sentences keep them. */
  locales: z.array(z.string()),
  /** Editions whose sentences have lost them. */
  translated: z.array(z.string()),
})
type Data = z.infer<typeof data>

/** Names of objects, files, parameters and values that a translation's sentences have translated or lost. */
export const translatedName: Rule<Data> = {
  id: 'translated-name',
  category: 'prose',
  severity: 'warning',
  data,
  *check(topic, context) {
    const source = sourceOf(topic)
    const losses = [...lossesOf(topic, context)]
    const kept = new Set(
      losses.filter((one) => one.keepers.some(({ index }) => index !== source)).map(({ key }) => key),
    )
    // Objects that commands act on are one cause an edition, other names one cause a passage; where no translation keeps one, the cause is what translators were told.
    const groups = new Map<string, Loss[]>()
    const first = new Map<string, number>()
    for (const loss of losses) {
      const edition = kept.has(loss.key) ? loss.lacker.index : 'all'
      const name = `${edition} ${loss.key}`
      first.set(name, first.get(name) ?? loss.row)
      const group = `${edition} ${loss.kind === 'value' ? `value ${loss.created || loss.policy}` : first.get(name)}`
      groups.set(group, [...(groups.get(group) ?? []), loss])
    }
    for (const group of groups.values()) yield observe(group)
  },
}

function observe(losses: readonly Loss[]): Observation {
  const names = new Map(losses.map((loss) => [loss.key, loss.name]))
  const lackers = losses.map(({ lacker }) => placeOf(lacker.edition, lacker.blocks[0]!))
  const keepers = losses.flatMap((loss) => loss.keepers.map((one) => placeOf(one.edition, one.blocks[0]!)))
  const literal = losses.some((loss) => loss.literal)
  return {
    place: lackers[0]!,
    // Who keeps it is shown once: the others say the same.
    related: [...lackers.slice(1), ...keepers.slice(0, losses[0]!.keepers.length)],
    blames: true,
    evidence: literal ? 'consistency' : 'vote',
    confidence: Math.max(...losses.map((loss) => loss.confidence)),
    severity: losses.every((loss) => loss.renamed || loss.created || loss.policy) ? 'note' : 'warning',
    variant: literal ? 'literal' : 'message',
    data: {
      names: names.size > SHOWN ? [...[...names.values()].slice(0, SHOWN), '…'] : [...names.values()],
      count: names.size,
      locales: localesOf(keepers),
      translated: localesOf(lackers),
    } satisfies Data,
    signature: `${localesOf(lackers).join(', ')} ${[...names.keys()].sort().join(', ')}`,
  }
}

/** More names than this are counted, not listed. */
const SHOWN = 6

const localesOf = (places: readonly Place[]): string[] => [...new Set(places.map((place) => place.locale))]
