import { z } from 'zod'
import {
  type AlignedTopic,
  type Block,
  nameOf,
  type Observation,
  type Row,
  type Rule,
  type RuleContext,
  type Severity,
} from '../../../model/index.ts'
import { type Cell, cellsOf, lackingOf, placeNear, placeOf, revisionOf, sourceOf } from '../../view.ts'

const kinds = ['section', 'alert', 'step', 'row', 'code', 'passage'] as const

const data = z.object({
  /** What is missing, the weightiest kind of the run. */
  kind: z.enum(kinds),
  /** Places in a row, or, between source and translations, in the whole article. */
  places: z.int(),
  locales: z.array(z.string()),
  missing: z.array(z.string()),
})
type Data = z.infer<typeof data>

/** Content that some editions have and others lack: sections, alerts, steps, table rows, code that is no command, passages. */
export const missingContent: Rule<Data> = {
  id: 'missing-content',
  category: 'structure',
  severity: 'warning',
  data,
  *check(topic, context) {
    const runs = runsOf(topic)
    const source = sourceOf(topic)
    const revised = runs.filter((run) => isRevision(topic, run, source))
    for (const run of runs) if (!revised.includes(run)) yield observe(topic, [run], source, context)
    // English rewritten later: one cause, however many places it shows in.
    for (const having of [true, false]) {
      const side = revised.filter((run) => run.having.includes(source) === having)
      if (side.length > 0) yield observe(topic, side, source, context)
    }
  },
}

/** Neighbouring rows that the same editions have and the same lack. */
interface Run {
  rows: Row[]
  kind: (typeof kinds)[number]
  having: number[]
  lacking: number[]
}

function runsOf(topic: AlignedTopic): Run[] {
  const runs: Run[] = []
  let last: Run | undefined
  for (const row of topic.alignment.rows) {
    const gap = gapOf(topic, row)
    if (!gap) {
      // A row that all have ends a run; navigation does not.
      if (!isSilent(topic, row)) last = undefined
      continue
    }
    if (last && String(last.lacking) === String(gap.lacking) && String(last.having) === String(gap.having)) {
      last.rows.push(row)
      last.kind = kinds[Math.min(kinds.indexOf(last.kind), kinds.indexOf(gap.kind))]!
      continue
    }
    last = { ...gap, rows: [row] }
    runs.push(last)
  }
  return runs
}

function gapOf(topic: AlignedTopic, row: Row): Omit<Run, 'rows'> | undefined {
  if (isSilent(topic, row) || isDesynced(topic, row)) return undefined
  const cells = cellsOf(topic, row)
  const lacking = row.kind === 'heading' ? lackingSection(topic, row) : lackingOf(topic, row)
  if (lacking.length === 0) return undefined
  return { kind: kindOf(topic, row), having: cells.map((cell) => cell.index), lacking }
}

/** Wrapper, navigation, boilerplate, captions and commands (which have a rule of their own) are not missed here. */
function isSilent(topic: AlignedTopic, row: Row): boolean {
  const blocks = cellsOf(topic, row).flatMap((cell) => cell.blocks)
  if (row.kind === 'other' || row.kind === 'image') return true
  if (row.kind === 'heading' && cellsOf(topic, row).every(isEmptyHeading)) return true
  if (
    blocks.some((block) => block.navigation || block.concept?.startsWith('boilerplate.') || block.commands.length > 0)
  )
    return true
  return blocks.every((block) => block.text.length < SHORTEST && !isWeighty(block))
}

/** A heading with nothing under it but the next heading says nothing that could be missed ("What do you want to do?"). */
function isEmptyHeading({ edition, blocks }: Cell): boolean {
  const heading = blocks.find((block) => block.kind === 'heading')
  if (!heading) return false
  let next = heading.id + 1
  while (edition.blocks[next]?.kind === 'other' || edition.blocks[next]?.navigation) next++
  return (edition.blocks[next]?.kind ?? 'heading') === 'heading'
}

/** However short: "Click OK." is a step. */
const isWeighty = (block: Block) =>
  block.kind === 'heading' || block.kind === 'alert' || (block.ordinal !== undefined && block.text !== '')

/** Shorter texts are labels and separators that layouts add and drop. */
const SHORTEST = 12

const isDesynced = (topic: AlignedTopic, row: Row) =>
  topic.alignment.desyncs.some(({ edition, from, to }) => row.cells[edition]!.some((id) => id >= from - 1 && id <= to))

/** A section is missing when its heading has no counterpart and its content has none either. */
function lackingSection(topic: AlignedTopic, row: Row): number[] {
  const content = topic.alignment.rows.filter((other) => other.section === row.section && other.id !== row.id)
  return topic.editions.flatMap((_, index) => {
    if (row.cells[index]!.length > 0) return []
    const present = content.filter((other) => other.cells[index]!.length > 0).length
    return present * 2 <= content.length ? [index] : []
  })
}

function kindOf(topic: AlignedTopic, row: Row): Run['kind'] {
  if (row.kind === 'heading') return 'section'
  if (row.kind === 'alert' || row.kind === 'row' || row.kind === 'code') return row.kind
  const cells = cellsOf(topic, row)
  // A paragraph that one edition has alone is a translator's note as well as it is a step.
  const isStep = cells.some(({ edition, blocks }) =>
    blocks.some(
      (block) =>
        block.ordinal !== undefined ||
        (cells.length > 1 && edition.sections[block.section]?.steps.some((step) => step.block === block.id)),
    ),
  )
  return isStep ? 'step' : 'passage'
}

/** The source against all others: the text was revised on one side and not on the other. */
function isRevision(topic: AlignedTopic, run: Run, source: number): boolean {
  const alone = run.having.length === 1 && run.having[0] === source
  const onlySourceLacks = run.lacking.length === 1 && run.lacking[0] === source
  return topic.editions.length > 2 && (alone || onlySourceLacks)
}

function observe(topic: AlignedTopic, runs: readonly Run[], source: number, context: RuleContext): Observation {
  const [run] = runs as [Run]
  const kind = kinds[Math.min(...runs.map((one) => kinds.indexOf(one.kind)))]!
  const places = runs.flatMap(({ rows, lacking }) =>
    lacking.flatMap((index) => placeNear(topic, rows[0]!, index) ?? []),
  )
  const others = runs.flatMap((one) =>
    [one.rows[0]!, ...commandRows(topic, one)].flatMap((row) =>
      cellsOf(topic, row).map((cell) => placeOf(cell.edition, cell.blocks[0]!)),
    ),
  )
  const sourceHas = run.having.includes(source)
  const verdict = verdictOf(topic, run, source)
  // The translations are behind: they are shown first. What they have and the source dropped stands in them as well.
  const [place, ...related] = sourceHas || run.lacking[0] !== source ? [...places, ...others] : [...others, ...places]
  const locales = (indices: readonly number[]) => indices.map((index) => nameOf(topic.editions[index]!))
  return {
    place: place!,
    related,
    ...verdict,
    confidence: Math.min(...runs.map((one) => one.rows[0]!.confidence)),
    severity: isMoved(topic, runs, context) ? 'note' : severityOf(topic, runs, kind),
    variant: kind,
    data: {
      kind,
      places: runs.reduce((sum, one) => sum + one.rows.length, 0),
      locales: locales(run.having),
      missing: locales(run.lacking),
    } satisfies Data,
    signature: signatureOf(topic, runs, run),
  }
}

function verdictOf(topic: AlignedTopic, run: Run, source: number): Pick<Observation, 'blames' | 'evidence'> {
  if (run.having.length > 1 && run.having.includes(source)) return { blames: true, evidence: 'vote' }
  const day = (indices: readonly number[]) =>
    indices
      .map((index) => revisionOf(topic.editions[index]!) ?? '')
      .sort()
      .at(-1) ?? ''
  const others = run.having.includes(source) ? run.lacking : run.having
  const own = source >= 0 ? (revisionOf(topic.editions[source]!) ?? '') : ''
  if ((run.having.includes(source) || run.lacking.includes(source)) && own > day(others) && day(others) !== '')
    return { blames: true, evidence: 'dates' }
  return { blames: false, evidence: 'none' }
}

/** What cannot be run without the section: its blocks of commands. */
const commandRows = (topic: AlignedTopic, run: Run): Row[] =>
  run.kind !== 'section'
    ? []
    : topic.alignment.rows.filter(
        (row) =>
          row.kind === 'code' &&
          run.rows.some((missing) => missing.section === row.section) &&
          run.lacking.every((index) => row.cells[index]!.length === 0),
      )

/** Sections whose commands the edition has in another article were moved there: restructured, nobody at fault. */
function isMoved(topic: AlignedTopic, runs: readonly Run[], context: RuleContext): boolean {
  if (!runs.some((run) => run.kind === 'section')) return false
  const { having, lacking } = runs[0]!
  const sections = new Set(runs.flatMap((run) => run.rows.map((row) => row.section)))
  const commands = topic.alignment.rows
    .filter((row) => sections.has(row.section) && lacking.every((index) => row.cells[index]!.length === 0))
    .flatMap((row) => cellsOf(topic, row).filter((cell) => having.includes(cell.index)))
    .flatMap((cell) => cell.blocks.flatMap((block) => (block.kind === 'code' ? block.commands : [])))
  const known = commands.filter((command) =>
    lacking.every((index) => context.corpus.commands(command.canonical, topic.editions[index]!.locale) > 0),
  )
  return commands.length > 0 && known.length >= 0.8 * commands.length
}

/** A lost passage may only be worded elsewhere; of another revision nothing can be said place by place. */
function severityOf(topic: AlignedTopic, runs: readonly Run[], kind: Run['kind']): Severity {
  const rewritten = runs[0]!.lacking.some((index) => topic.alignment.unmatched[index]! > REWRITTEN)
  if (rewritten) return 'note'
  return kind === 'passage' && runs.every((run) => run.rows.length < 2) ? 'note' : 'warning'
}

/** Share of blocks without counterpart above which an edition is another revision (Kubernetes and this corpus agree on about a third). */
const REWRITTEN = 0.35

function signatureOf(topic: AlignedTopic, runs: readonly Run[], run: Run): string {
  const cell = cellsOf(topic, run.rows[0]!)[0]!
  return `${runs.length > 1 ? 'revision' : run.kind} ${run.having.length} ${cell.blocks[0]!.text.slice(0, 80)}`
}
