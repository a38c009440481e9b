import type { AlertKind, AlignedTopic, Localized, Row, RunbookAlert } from '../model/index.ts'
import { alertClass } from '../model/index.ts'
import { type DraftCommand, type DraftStep, type Origin, originOf } from './context.ts'
import { type MergedStep, mergeSteps } from './merge.ts'
import { chooseMethod, draftMethod, kindOf } from './methods.ts'
import { takeReading } from './readings.ts'
import { slots } from './slots.ts'
import type { Workshop } from './workshop.ts'

/** The steps of one section, merged over the editions, without ids and not yet judged. */
export function draftSteps(shop: Workshop, sections: readonly (number | null)[], subjects: string[]): DraftStep[] {
  return mergeSteps(shop.topic, shop.places, sections).map((step) => draftStep(shop, step, subjects))
}

function draftStep(shop: Workshop, step: MergedStep, subjects: string[]): DraftStep {
  const { topic, words } = shop
  const methods = step.methods.map((method) => draftMethod(shop, method, step.row))
  const chosen = chooseMethod(methods, () => false)
  return {
    id: '',
    text: words.ofRow(step.row, step.number),
    ...(step.number === undefined ? {} : { number: step.number }),
    ...(step.conditional ? { conditional: true } : {}),
    ...(step.row?.kind === 'alert' ? { alert: alertKindOf(topic, step.row) } : {}),
    alerts: step.alerts.filter((row) => row !== step.row).map((row) => draftAlert(shop, row)),
    methods,
    ...(chosen === undefined ? {} : { chosen }),
    kind: kindOf(chosen === undefined ? undefined : methods[chosen]),
    blocked: [],
    subjects,
    findings: [],
    ...(step.row ? { row: step.row.id } : {}),
    origins: originsOf(topic, step),
  }
}

/** An alert with its further paragraphs. Editions that disagree about its kind are read as the gravest of them. */
export function draftAlert({ topic, words }: Workshop, row: Row): RunbookAlert {
  return {
    kind: alertKindOf(topic, row),
    body: saying([row, ...childRows(topic, row)].map((each) => words.ofRow(each))),
  }
}

/** A part that no language says anything in, such as a picture, leaves no empty line. */
const saying = (texts: readonly Localized[]): Localized[] => texts.filter((text) => Object.keys(text).length > 0)

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

/** The commands of neighbouring rows outside a step: of a script, or inline in a sentence. */
export function rowCommands({ topic, accusations, context, places }: Workshop, rows: readonly Row[]): DraftCommand[] {
  const readings = topic.editions.flatMap((_, edition) =>
    rows
      .flatMap((row) => places.blocksOf(row, edition))
      .flatMap((block) => block.commands.map((command) => ({ edition, block: block.id, command }))),
  )
  return slots(readings).map((slot) => takeReading(topic, slot, accusations, context))
}
