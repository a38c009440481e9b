import type { Action, AlignedTopic, Method, Row, Step } from '../model/index.ts'
import { common } from './common.ts'
import type { Reading } from './context.ts'
import type { Places } from './places.ts'
import { slots } from './slots.ts'

/** One action as all editions have it: either a sentence, or one command with its readings. */
export interface MergedAction {
  kind: Action['kind']
  row: Row | undefined
  minutes?: number
  readings: Reading[]
}

export interface MergedMethod {
  row: Row | undefined
  host?: Method['host']
  actions: MergedAction[]
}

export interface MergedStep {
  row: Row | undefined
  number?: number
  conditional?: boolean
  methods: MergedMethod[]
  alerts: Row[]
  /** What was merged, to find the regions that belong to the step. */
  parts: { edition: number; step: Step }[]
}

interface Part<T> {
  edition: number
  item: T
}

/**
 * Merges the steps that the editions have in one section: what stands in one row is one step. A row counts as a step when
 * at least half of the editions that have the row read it as one, so a slip of one edition's markup makes no step.
 */
export function mergeSteps(topic: AlignedTopic, places: Places, sections: readonly (number | null)[]): MergedStep[] {
  const parts = sections.flatMap((section, edition) =>
    section === null ? [] : topic.editions[edition]!.sections[section]!.steps.map((item) => ({ edition, item })),
  )
  const groups = groupByRow(parts, (part) => places.rowOf(part.edition, part.item.block))
  return groups
    .map(({ row, parts: same }) => ({ row: row === undefined ? undefined : topic.alignment.rows[row]!, same }))
    .filter(({ row, same }) => !row || 2 * same.length >= row.cells.filter((cell) => cell.length > 0).length)
    .map(({ row, same }) => mergeStep(topic, places, row, same))
}

function mergeStep(topic: AlignedTopic, places: Places, row: Row | undefined, parts: Part<Step>[]): MergedStep {
  const rows = topic.alignment.rows
  const alerts = parts.flatMap(({ edition, item }) => item.alerts.map((block) => places.rowOf(edition, block)))
  const number = common(parts.map(({ item }) => item.number))
  return {
    row,
    ...(number === undefined ? {} : { number }),
    ...(2 * parts.filter(({ item }) => item.conditional).length >= parts.length ? { conditional: true } : {}),
    methods: mergeMethods(topic, places, parts),
    alerts: ordered(alerts).map((index) => rows[index]!),
    parts: parts.map(({ edition, item }) => ({ edition, step: item })),
  }
}

function mergeMethods(topic: AlignedTopic, places: Places, steps: Part<Step>[]): MergedMethod[] {
  const parts = steps.flatMap(({ edition, item }) => item.methods.map((method) => ({ edition, item: method })))
  // An edition may lack the sentence that introduces its only method, so single methods belong together whatever their row.
  const single = steps.every(({ item }) => item.methods.length === 1)
  const key = (part: Part<Method>) => {
    const block = part.item.block ?? part.item.actions[0]?.block
    return block === undefined ? undefined : places.rowOf(part.edition, block)
  }
  const groups = single ? [{ row: parts.map(key).find((row) => row !== undefined), parts }] : groupByRow(parts, key)
  return groups.map(({ row, parts: same }) => {
    const host = common(same.map(({ item }) => item.host))
    const introduced = same.some(({ item }) => item.block !== undefined)
    return {
      row: introduced && row !== undefined ? topic.alignment.rows[row] : undefined,
      ...(host === undefined ? {} : { host }),
      actions: mergeActions(topic, places, same),
    }
  })
}

function mergeActions(topic: AlignedTopic, places: Places, methods: Part<Method>[]): MergedAction[] {
  const parts = methods.flatMap(({ edition, item }) => item.actions.map((action) => ({ edition, item: action })))
  const groups = groupByRow(parts, ({ edition, item }) => places.rowOf(edition, item.block))
  const merged = joinRuns(groups, ({ parts: same }) => same.every(({ item }) => item.kind === 'command')).flatMap(
    (run) => {
      const row = run[0]!.row === undefined ? undefined : topic.alignment.rows[run[0]!.row]!
      const same = run.flatMap((group) => group.parts)
      const sentences = same.filter(({ item }) => item.kind !== 'command')
      const kind = common(sentences.map(({ item }) => item.kind))
      const minutes = common(sentences.map(({ item }) => item.minutes))
      const sentence = kind ? [{ kind, row, ...(minutes === undefined ? {} : { minutes }), readings: [] }] : []
      const readings = same.filter(({ item }) => item.kind === 'command').flatMap((part) => reading(topic, part))
      return [...sentence, ...slots(readings).map((slot) => ({ kind: 'command' as const, row, readings: slot }))]
    },
  )
  return 2 * methods.filter(({ item }) => waitsLast(item)).length > methods.length ? waitLast(merged) : merged
}

/** The sentence before the commands says what to wait for after them: in rows it stands first all the same. */
function waitsLast({ actions }: Method): boolean {
  const wait = actions.findIndex((action) => action.kind === 'wait')
  const command = actions.findLastIndex((action) => action.kind === 'command')
  return command >= 0 && wait > command
}

const waitLast = (actions: readonly MergedAction[]): MergedAction[] => [
  ...actions.filter(({ kind }) => kind !== 'wait'),
  ...actions.filter(({ kind }) => kind === 'wait'),
]

/** Neighbours that `joins` are one run: a block that one edition splits in two is still the same commands in the same order. */
export function joinRuns<T>(items: readonly T[], joins: (item: T) => boolean): T[][] {
  const runs: T[][] = []
  for (const item of items) {
    const last = runs.at(-1)
    if (last && joins(item) && joins(last[0]!)) last.push(item)
    else runs.push([item])
  }
  return runs
}

function reading(topic: AlignedTopic, { edition, item }: Part<Action>): Reading[] {
  const command = topic.editions[edition]!.blocks[item.block]?.commands[item.command ?? 0]
  return command ? [{ edition, block: item.block, command, ...(item.example ? { example: true } : {}) }] : []
}

/** Groups in the order of the rows; what stands in no row comes last, each by itself. */
function groupByRow<T>(parts: readonly T[], rowOf: (part: T) => number | undefined) {
  const groups = new Map<number, T[]>()
  const alone: { row: undefined; parts: T[] }[] = []
  for (const part of parts) {
    const row = rowOf(part)
    if (row === undefined) alone.push({ row, parts: [part] })
    else groups.set(row, [...(groups.get(row) ?? []), part])
  }
  const inOrder = [...groups].sort(([a], [b]) => a - b).map(([row, same]) => ({ row, parts: same }))
  return [...inOrder, ...alone]
}

const ordered = (rows: readonly (number | undefined)[]): number[] =>
  [...new Set(rows.filter((row) => row !== undefined))].sort((a, b) => a - b)
