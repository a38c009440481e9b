import { z } from 'zod'
import { isCmdletName } from '../../../commands/index.ts'
import { type Block, nameOf, type Observation, type Region, type Row, type Rule } from '../../../model/index.ts'
import { type Cell, placeOf, sourceOf } from '../../view.ts'
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
    for (const group of groupsOf(lossesOf(topic, context), sourceOf(topic))) yield observe(group)
  },
}

/**
 * Losses with one cause. Values of commands are one cause an edition, and so are names of cmdlets; other names one a passage or a run of entries, and wherever they are lost again.
 * Where no translation keeps a name, the cause is what translators were told.
 */
function groupsOf(losses: readonly Loss[], source: number): Iterable<Loss[]> {
  const kept = new Set(losses.filter((one) => one.keepers.some(({ index }) => index !== source)).map(({ key }) => key))
  const sideOf = ({ key, lacker }: Loss) => (kept.has(key) ? nameOf(lacker.edition) : 'all')
  const needed = new Set(losses.filter((one) => one.needed).map((loss) => `${sideOf(loss)} ${loss.key}`))
  // What stands beside a name of an object that commands need, and was lost with it, names such an object too.
  const passageOf = ({ lacker, row }: Loss) => `${nameOf(lacker.edition)} ${row.id}`
  const beside = new Set(losses.filter((one) => one.needed && one.literal).map(passageOf))
  const isNeeded = (loss: Loss) => needed.has(`${sideOf(loss)} ${loss.key}`) || beside.has(passageOf(loss))
  const groups = new Map<string, Loss[]>()
  const groupOfName = new Map<string, string>()
  const runs = new Map<string, { start: number; end: Row }>()
  for (const loss of losses) {
    const name = `${sideOf(loss)} ${loss.key}`
    const species = loss.kind === 'value' ? 'value' : isCmdletName(loss.name) ? 'cmdlet' : ''
    const side = `${sideOf(loss)} ${species} ${loss.literal} ${isNeeded(loss)}`
    const run = runs.get(side)
    const start = run && follows(loss.row, run.end) ? run.start : loss.row.id
    const group = groupOfName.get(name) ?? `${side} ${species === '' ? start : ''}`
    groupOfName.set(name, group)
    runs.set(side, { start, end: loss.row })
    groups.set(group, [...(groups.get(group) ?? []), { ...loss, needed: isNeeded(loss) }])
  }
  return groups.values()
}

/** The same passage, or the next entry of a list or table. */
const follows = (row: Row, before: Row): boolean =>
  row.id === before.id || (row.id === before.id + 1 && row.kind === before.kind && /^(?:item|row)$/.test(row.kind))

function observe(losses: readonly Loss[]): Observation {
  const names = new Map(losses.map((loss) => [loss.key, loss.name]))
  const lackers = losses.map(({ lacker }) => lacker)
  const keepers = losses.flatMap((loss) => loss.keepers)
  // Who keeps it is shown once: the others say the same.
  const shown = losses[0]!.keepers.map(({ edition, blocks }) => placeOf(edition, around(blocks[0]!, losses[0]!.name)))
  const [place, ...related] = [...lackers.map((one) => placeOf(one.edition, one.blocks[0]!)), ...shown]
  const { literal, needed } = losses[0]!
  return {
    place: place!,
    related,
    blames: true,
    evidence: literal ? 'consistency' : 'vote',
    confidence: Math.max(...losses.map((loss) => loss.confidence)),
    severity: needed ? 'warning' : 'note',
    variant: literal ? 'literal' : 'message',
    data: {
      names: names.size > SHOWN ? [...[...names.values()].slice(0, SHOWN), '…'] : [...names.values()],
      count: names.size,
      locales: namesOf(keepers),
      translated: namesOf(lackers),
    } satisfies Data,
    signature: `${namesOf(lackers).join(', ')} ${[...names.keys()].sort().join(', ')}`,
  }
}

/** A block whose excerpt shows the name, however long the text before it is. */
function around({ region, text }: Block, name: string): { region: Region; text: string } {
  const at = text.indexOf(name)
  return { region, text: at < EXCERPT ? text : `…${text.slice(at - LEAD)}` }
}

/** Characters that an excerpt surely has, and those shown before a name. */
const EXCERPT = 120
const LEAD = 60

/** More names than this are counted, not listed. */
const SHOWN = 6

const namesOf = (cells: readonly Cell[]): string[] => [...new Set(cells.map(({ edition }) => nameOf(edition)))]
