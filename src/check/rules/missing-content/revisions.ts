import type { AlignedTopic } from '../../../model/index.ts'
import type { Run } from './runs.ts'

/** So often the same editions go together against the same others before the text is taken to have two revisions. */
const REVISIONS = 3
/** The same for one translation alone, which may as well have lost several passages. */
const LOSSES = 5

/**
 * The runs that have one cause each: two revisions of the text are one, however many places they show in, and so is a
 * source that was revised later, which its standing alone against all others says at once.
 */
export function byCause(topic: AlignedTopic, runs: readonly Run[], source: number): Run[][] {
  const divisions = new Map<string, Run[]>()
  for (const run of runs) {
    const division = [String(run.having), String(run.lacking)].sort().join(' | ')
    divisions.set(division, [...(divisions.get(division) ?? []), run])
  }
  return [...divisions.values()].flatMap((same) => {
    if (same.length < enough(topic, same[0]!, source)) return same.map((run) => [run])
    const first = String(same[0]!.having)
    return [true, false].flatMap((isFirst) => {
      const side = same.filter((run) => (String(run.having) === first) === isFirst)
      return side.length > 0 ? [side] : []
    })
  })
}

function enough(topic: AlignedTopic, { having, lacking }: Run, source: number): number {
  const small = having.length < lacking.length ? having : lacking
  const isSource = [having, lacking].some((side) => side.length === 1 && side[0] === source)
  if (topic.editions.length > 2 && isSource) return 1
  return small.length > 1 ? REVISIONS : LOSSES
}
