import {
  type AlignedTopic,
  alertClass,
  type Role,
  type Row,
  type RunbookSection,
  type SectionRow,
} from '../model/index.ts'
import { offerChoices } from './choices.ts'
import { commandsOf, type DraftSection, type DraftStep } from './context.ts'
import { draftPassages, usedBy } from './passages.ts'
import { leaveSavedFiles } from './saved-files.ts'
import { alertKindOf, draftAlert, draftSteps } from './steps.ts'
import { splitWaits } from './waits.ts'
import type { Workshop } from './workshop.ts'

/** The sections of a runbook in document order; navigation, and headings with nothing below them, are left out. */
export function draftSections(shop: Workshop): DraftSection[] {
  const drafts = shop.topic.alignment.sections
    .map((row, index) => ({ row, section: draftSection(shop, row, index) }))
    .filter(({ section }) => section.role !== 'navigation' && section.passages.length + section.steps.length > 0)
    .map(({ row, section }, index) => ({ row, section: { ...section, id: `P${index + 1}` } }))
  return offerChoices(shop.topic, drafts)
}

function draftSection(shop: Workshop, section: SectionRow, index: number): DraftSection {
  const { topic, words } = shop
  const role = roleOf(topic, section)
  const subjects = subjectsOf(topic, section)
  const rows = topic.alignment.rows.filter((row) => row.section === index)
  const heading = rows.find((row) => row.kind === 'heading')
  // A script does once more what the steps do, so it is kept to be read and never planned.
  const steps = role === 'script' ? [] : leaveSavedFiles(draftSteps(shop, section.cells, subjects))
  const used = usedRows(shop, section, role)
  const rest = rows.filter((row) => row !== heading && !used.has(row))
  const placed = placeAlerts(shop, rest, steps, lastRow(used))
  const inside = new Set(placed.passages.flatMap((row) => usedBy(shop, row)))
  return {
    id: '',
    role,
    title: words.ofRow(heading),
    scope: scopeOf(placed.steps),
    subjects,
    passages: draftPassages(
      shop,
      placed.passages.filter((row) => !inside.has(row)),
    ),
    steps: placed.steps.flatMap((step) => splitWaits(step)),
  }
}

/** The role most editions give, the first of equals. */
function roleOf(topic: AlignedTopic, section: SectionRow): Role {
  const roles = section.cells.flatMap((index, edition) =>
    index === null ? [] : topic.editions[edition]!.sections[index]!.role,
  )
  const count = (role: Role) => roles.filter((each) => each === role).length
  return roles.reduce<Role>((best, role) => (count(role) > count(best) ? role : best), roles[0] ?? 'reference')
}

/** Objects that at least two editions name alike; what only one spells so may be translated, unless it is alone. */
function subjectsOf(topic: AlignedTopic, section: SectionRow): string[] {
  const spelled = section.cells.flatMap((index, edition) =>
    index === null ? [] : [[...new Set(topic.editions[edition]!.sections[index]!.subjects)]],
  )
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()
  const shared = (name: string) => spelled.filter((names) => names.some((other) => same(name, other))).length
  const needed = Math.min(2, spelled.filter((names) => names.length > 0).length)
  return spelled
    .flat()
    .filter((name) => shared(name) >= needed)
    .filter((name, at, names) => names.findIndex((other) => same(name, other)) === at)
}

/** Rows whose blocks belong to a step in some edition, further paragraphs inside the step's items included. */
function usedRows({ topic, places }: Workshop, section: SectionRow, role: Role): Set<Row> {
  const used = new Set<Row>()
  if (role === 'script') return used
  section.cells.forEach((index, edition) => {
    if (index === null) return
    const { blocks, sections } = topic.editions[edition]!
    const ids = new Set(
      sections[index]!.steps.flatMap((step) => [
        step.block,
        ...step.alerts,
        ...step.methods.flatMap((method) => [
          ...(method.block === undefined ? [] : [method.block]),
          ...method.actions.map((action) => action.block),
        ]),
      ]),
    )
    for (const block of blocks.slice(sections[index]!.from, sections[index]!.to)) {
      if (block.parent !== undefined && ids.has(block.parent)) ids.add(block.id)
      const row = ids.has(block.id) ? places.rowOf(edition, block.id) : undefined
      if (row !== undefined) used.add(topic.alignment.rows[row]!)
    }
  })
  return used
}

const lastRow = (used: ReadonlySet<Row>): number => Math.max(-1, ...[...used].map((row) => row.id))

/**
 * Gives a place to the alerts that no edition counts to a step. What stands before a step already belongs to it; one that
 * stands after the last step speaks about what was done, so a warning or important notice goes to the last step, where it
 * is read in time, and a note stays with the section.
 */
function placeAlerts(shop: Workshop, rest: readonly Row[], steps: readonly DraftStep[], last: number) {
  const placed = [...steps]
  const passages: Row[] = []
  for (const row of rest) {
    const previous = placed.at(-1)
    const belongs = row.kind === 'alert' && row.id > last && alertClass(alertKindOf(shop.topic, row)) > 0
    if (belongs && previous)
      placed[placed.length - 1] = { ...previous, alerts: [...previous.alerts, draftAlert(shop, row)] }
    else passages.push(row)
  }
  return { steps: placed, passages }
}

/** What acts on a machine is done on each server; what acts on the directory alone, or on nothing, is done once. */
function scopeOf(steps: readonly DraftStep[]): RunbookSection['scope'] {
  const scopes = steps.flatMap((step) => commandsOf(step)).map((command) => command.effect.scope)
  return scopes.some((scope) => scope !== 'directory') ? 'server' : 'organization'
}
