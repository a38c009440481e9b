import { z } from 'zod'
import {
  type AlignedTopic,
  alertClass,
  nameOf,
  type Observation,
  type Row,
  type Rule,
  type RuleContext,
  type Severity,
} from '../../../model/index.ts'
import { copyOf } from '../../repeats.ts'
import { rowOf } from '../../row-of.ts'
import { cellsOf, placeNear, placeOf, revisionOf, sourceOf } from '../../view.ts'
import { byCause } from './revisions.ts'
import { kinds, type Run, runsOf } from './runs.ts'

const data = z.object({
  /** What is missing, the weightiest kind of the run. */
  kind: z.enum(kinds),
  /** Places in a row, or, between source and translations, in the whole article. */
  places: z.int(),
  locales: z.array(z.string()),
  missing: z.array(z.string()),
  /** What stands twice. */
  text: z.string().optional(),
})
type Data = z.infer<typeof data>

/** Content that some editions have and others lack: sections, alerts, steps, table rows, code that is no command, passages. */
export const missingContent: Rule<Data> = {
  id: 'missing-content',
  category: 'structure',
  severity: 'warning',
  data,
  *check(topic, context) {
    const source = sourceOf(topic)
    const runs: Run[] = []
    for (const run of runsOf(topic)) {
      const twice = observeTwice(topic, run)
      if (twice) yield twice
      else runs.push(run)
    }
    for (const one of byCause(topic, runs, source)) yield observe(topic, one, source, context)
  },
}

/** What one edition alone has because it says it twice in a row. */
function observeTwice(topic: AlignedTopic, run: Run): Observation | undefined {
  const [index, ...more] = run.having
  if (index === undefined || more.length > 0 || topic.editions.length < 3) return undefined
  const edition = topic.editions[index]!
  const ids = run.rows.flatMap((row) => row.cells[index]!)
  const copy = copyOf(edition, Math.min(...ids), Math.max(...ids))
  const row = copy && rowOf(topic, index, copy.id)
  if (!row) return undefined
  const block = edition.blocks[ids[0]!]!
  return {
    place: placeOf(edition, block),
    related: cellsOf(topic, row).map((cell) => placeOf(cell.edition, cell.blocks[0]!)),
    blames: true,
    evidence: 'consistency',
    confidence: row.confidence,
    variant: 'twice',
    data: {
      kind: run.kind,
      places: run.rows.length,
      locales: [nameOf(edition)],
      missing: run.lacking.map((one) => nameOf(topic.editions[one]!)),
      text: block.text.slice(0, 80),
    } satisfies Data,
    signature: `twice ${edition.locale} ${block.text.slice(0, 80)}`,
  }
}

function observe(topic: AlignedTopic, runs: readonly Run[], source: number, context: RuleContext): Observation {
  const [run] = runs as [Run]
  const kind = kinds[Math.min(...runs.map((one) => kinds.indexOf(one.kind)))]!
  const places = runs.flatMap(({ rows, lacking }) =>
    [...lacking]
      .sort((a, b) => Number(a === source) - Number(b === source))
      .flatMap((index) => placeNear(topic, rows[0]!, index) ?? []),
  )
  const others = runs.flatMap((one) =>
    [one.rows[0]!, ...commandRows(topic, one)].flatMap((row) =>
      cellsOf(topic, row).map((cell) => placeOf(cell.edition, cell.blocks[0]!)),
    ),
  )
  const sourceHas = run.having.includes(source)
  const verdict = verdictOf(topic, run, source)
  // The translations are behind: they are shown first. What they have and the source dropped, or one has alone, stands in them.
  const added = !sourceHas && (isAlone(topic, run) || run.lacking.every((index) => index === source))
  const [place, ...related] = added ? [...others, ...places] : [...places, ...others]
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

/** One translation has what neither the source nor any other has. */
const isAlone = (topic: AlignedTopic, run: Run): boolean =>
  run.having.length === 1 &&
  run.having[0] !== sourceOf(topic) &&
  run.lacking.length === topic.editions.length - 1 &&
  run.lacking.length > 1

function verdictOf(topic: AlignedTopic, run: Run, source: number): Pick<Observation, 'blames' | 'evidence'> {
  if ((run.having.length > 1 && run.having.includes(source)) || isAlone(topic, run))
    return { blames: true, evidence: 'vote' }
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

/**
 * Sections whose commands the edition has in another article were moved there: restructured, nobody at fault. Authors restructure, translators
 * do not: against the source, a translation must have the command elsewhere instead, not everywhere it belongs but here.
 */
function isMoved(topic: AlignedTopic, runs: readonly Run[], context: RuleContext): boolean {
  if (!runs.some((run) => run.kind === 'section')) return false
  const { having, lacking } = runs[0]!
  const sections = new Set(runs.flatMap((run) => run.rows.map((row) => row.section)))
  const commands = topic.alignment.rows
    .filter((row) => sections.has(row.section) && lacking.every((index) => row.cells[index]!.length === 0))
    .flatMap((row) => cellsOf(topic, row).filter((cell) => having.includes(cell.index)))
    .flatMap((cell) => cell.blocks.flatMap((block) => (block.kind === 'code' ? block.commands : [])))
  const known = commands.filter(({ canonical }) => {
    const count = (index: number) => context.corpus.commands(canonical, topic.editions[index]!.locale)
    const least = having.includes(sourceOf(topic)) ? Math.max(1, ...having.map(count)) : 1
    return lacking.every((index) => count(index) >= least)
  })
  return commands.length > 0 && known.length >= 0.8 * commands.length
}

/**
 * A lost passage may only be worded elsewhere, and a hint that the source gained later misleads nobody; of another revision
 * nothing can be said place by place.
 */
function severityOf(topic: AlignedTopic, runs: readonly Run[], kind: Run['kind']): Severity {
  const [run] = runs as [Run]
  const rewritten = run.lacking.some((index) => topic.alignment.unmatched[index]! > REWRITTEN)
  const gained = topic.editions.length > 2 && run.having.length === 1 && run.having[0] === sourceOf(topic)
  if (rewritten || (gained && kind === 'alert' && runs.every((one) => isHint(topic, one)))) return 'note'
  return kind === 'passage' && runs.every((one) => one.rows.length < 2) ? 'note' : 'warning'
}

/** A note or tip, or a passage, and nothing else. */
const isHint = (topic: AlignedTopic, { rows }: Run): boolean =>
  rows.length === 1 &&
  cellsOf(topic, rows[0]!).every(({ blocks }) =>
    blocks.every(({ alert, kind }) => (alert ? alertClass(alert) === 0 : kind === 'paragraph')),
  )

/** Share of blocks without counterpart above which an edition is another revision (Kubernetes and this corpus agree on about a third). */
const REWRITTEN = 0.35

function signatureOf(topic: AlignedTopic, runs: readonly Run[], run: Run): string {
  const cell = cellsOf(topic, run.rows[0]!)[0]!
  return `${runs.length > 1 ? 'revision' : run.kind} ${run.having.length} ${cell.blocks[0]!.text.slice(0, 80)}`
}
