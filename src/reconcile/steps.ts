import type { AlertKind, AlignedTopic, Finding, Row, RunbookAlert } from '../model/index.ts'
import { alertClass } from '../model/index.ts'
import { type DraftStep, type Origin, originOf, type ReconcileContext } from './context.ts'
import { type MergedStep, mergeSteps, slots } from './merge.ts'
import { chooseMethod, draftMethod, kindOf } from './methods.ts'
import type { Places } from './places.ts'
import { takeReading } from './readings.ts'
import type { Words } from './wording.ts'

/** What all parts of a section's making need. */
export interface Workshop {
  topic: AlignedTopic
  places: Places
  words: Words
  findings: readonly Finding[]
  context: ReconcileContext
}

/** The steps of one section, merged over the editions, without ids and not yet judged. */
export function draftSteps(shop: Workshop, sections: readonly (number | null)[], subjects: string[]): DraftStep[] {
  return mergeSteps(shop.topic, shop.places, sections).map((step) => draftStep(shop, step, subjects))
}

function draftStep(shop: Workshop, step: MergedStep, subjects: string[]): DraftStep {
  const { topic, findings, words, context } = shop
  const methods = step.methods.map((method) => draftMethod(topic, method, findings, words, context))
  const chosen = chooseMethod(methods, () => false)
  return {
    id: '',
    text: words.ofRow(step.row, step.number),
    ...(step.row?.kind === 'alert' ? { alert: alertKindOf(topic, step.row) } : {}),
    alerts: step.alerts.filter((row) => row !== step.row).map((row) => draftAlert(shop, row)),
    methods,
    ...(chosen === undefined ? {} : { chosen }),
    kind: kindOf(chosen === undefined ? undefined : methods[chosen]),
    blocked: [],
    subjects,
    findings: [],
    origins: originsOf(topic, step),
  }
}

/** An alert with its further paragraphs. Editions that disagree about its kind are read as the gravest of them. */
export function draftAlert({ topic, words }: Workshop, row: Row): RunbookAlert {
  return { kind: alertKindOf(topic, row), body: [row, ...childRows(topic, row)].map((each) => words.ofRow(each)) }
}

export function alertKindOf(topic: AlignedTopic, row: Row): AlertKind {
  const kinds = row.cells.flatMap((cell, edition) =>
    cell.flatMap((id) => topic.editions[edition]!.blocks[id]!.alert ?? []),
  )
  return kinds.reduce<AlertKind>(
    (worst, kind) => (alertClass(kind) > alertClass(worst) ? kind : worst),
    kinds[0] ?? 'note',
  )
}

/** Rows whose blocks stand inside the alert. */
export function childRows(topic: AlignedTopic, alert: Row): Row[] {
  return topic.alignment.rows.filter((row) =>
    row.cells.some((cell, edition) =>
      cell.some((id) => {
        const { parent } = topic.editions[edition]!.blocks[id]!
        return parent !== undefined && alert.cells[edition]!.includes(parent)
      }),
    ),
  )
}

function originsOf(topic: AlignedTopic, step: MergedStep): Origin[] {
  return step.parts.flatMap(({ edition, step: part }) => {
    const blocks = [part.block, ...part.alerts, ...part.methods.flatMap((method) => blocksOf(method))]
    return [...new Set(blocks)].map((id) => originOf(topic, edition, topic.editions[edition]!.blocks[id]!.region, true))
  })
}

const blocksOf = ({ block, actions }: MergedStep['parts'][number]['step']['methods'][number]) => [
  ...(block === undefined ? [] : [block]),
  ...actions.map((action) => action.block),
]

/** The commands of one row outside a step: of a script, or inline in a sentence. */
export function rowCommands({ topic, findings, context, places }: Workshop, row: Row) {
  const readings = topic.editions.flatMap((_, edition) =>
    places
      .blocksOf(row, edition)
      .flatMap((block) => block.commands.map((command) => ({ edition, block: block.id, command }))),
  )
  return slots(readings).map((slot) => takeReading(topic, slot, findings, context))
}
