import type { AlignedTopic, OnRequest, Section, SectionRow } from '../model/index.ts'
import { carriedOut, type DraftSection, type DraftStep } from './context.ts'

/** A section of the runbook with the sections of the editions it was made of. */
interface Draft {
  row: SectionRow
  section: DraftSection
}

/**
 * Says which sections are no parts of one sequence. Sections that name different tools for one goal are a choice: one of
 * them is carried out, a scriptable one if there is one. Where such sections, or those below the question what the reader
 * wants to do, have different goals, each is a task by itself; carried out one after the other they would undo one
 * another. The way back, and examples, are never carried out unasked.
 */
export function offerChoices(topic: AlignedTopic, drafts: readonly Draft[]): DraftSection[] {
  const rollbacks = drafts.filter((draft) => most(topic, draft, (section) => section.purpose === 'rollback'))
  const candidates = drafts.filter((draft) => !rollbacks.includes(draft) && isCandidate(topic, draft))
  const result = new Map(drafts.map(({ section }) => [section.id, section]))
  for (const draft of rollbacks) ask(result, draft.section, 'rollback')
  for (const siblings of groupBy(candidates, (draft) => parentOf(topic, draft))) {
    const goals = byGoal(topic, siblings)
    for (const same of goals) {
      if (same.length > 1) offer(result, same)
      if (goals.length > 1) for (const draft of same) ask(result, draft.section, 'task')
    }
  }
  return [...result.values()].map((section) => ({
    ...section,
    steps: section.steps.map((step) => inherit(step, section)),
  }))
}

function isCandidate(topic: AlignedTopic, draft: Draft): boolean {
  const { role, steps } = draft.section
  const named = (section: Section) => section.way !== undefined || section.purpose === 'task'
  return role === 'procedure' && steps.length > 0 && most(topic, draft, named)
}

function offer(result: Map<string, DraftSection>, same: readonly Draft[]): void {
  const chosen = same.find(({ section }) => section.steps.some(isRunnable)) ?? same[0]!
  const choices = same.map(({ section }) => section.id)
  for (const { section } of same) result.set(section.id, { ...result.get(section.id)!, choices })
  for (const draft of same) if (draft !== chosen) ask(result, draft.section, 'alternative')
}

const ask = (result: Map<string, DraftSection>, { id }: DraftSection, onRequest: OnRequest) =>
  result.set(id, { ...result.get(id)!, onRequest })

/** A script can do it, and not as an example. */
const isRunnable = (step: DraftStep): boolean =>
  step.chosen !== undefined && step.methods[step.chosen]!.actions.some((action) => action.command && !action.example)

/** A step does what its section does; one that has nothing but examples to run is an example. */
function inherit(step: DraftStep, { onRequest }: DraftSection): DraftStep {
  const commands = step.chosen === undefined ? [] : carriedOut(step.methods[step.chosen]!.actions)
  const example = commands.some((action) => action.example)
  const reason = example ? 'example' : onRequest
  return reason ? { ...step, onRequest: reason } : step
}

/** The sections whose goals are the same in at least half of the editions that can tell. */
function byGoal(topic: AlignedTopic, drafts: readonly Draft[]): Draft[][] {
  const groups: Draft[][] = []
  for (const draft of drafts) {
    const group = groups.find((same) => same.some((other) => sameGoal(topic, draft, other)))
    if (group) group.push(draft)
    else groups.push([draft])
  }
  return groups
}

function sameGoal(topic: AlignedTopic, a: Draft, b: Draft): boolean {
  const pairs = topic.editions.flatMap((_, edition) => {
    const [left, right] = [a, b].map((draft) => sectionOf(topic, draft, edition)?.way)
    return left && right && (left.host !== right.host || isTab(left)) ? [left.goal === right.goal] : []
  })
  return pairs.length > 0 && 2 * pairs.filter(Boolean).length >= pairs.length
}

/** Tabs are a choice by themselves, also where two are for one tool. */
const isTab = (way: NonNullable<Section['way']>): boolean => /^tabs \d+$/.test(way.goal)

const sectionOf = (topic: AlignedTopic, { row }: Draft, edition: number): Section | undefined => {
  const index = row.cells[edition]
  return index === null || index === undefined ? undefined : topic.editions[edition]!.sections[index]
}

/** At least half of the editions that have the section say so. */
function most(topic: AlignedTopic, draft: Draft, says: (section: Section) => boolean): boolean {
  const sections = topic.editions.flatMap((_, edition) => sectionOf(topic, draft, edition) ?? [])
  return sections.length > 0 && 2 * sections.filter(says).length >= sections.length
}

/** The row of the section it stands in, as the first edition that has both sees it. */
function parentOf(topic: AlignedTopic, draft: Draft): number | undefined {
  for (const [edition] of topic.editions.entries()) {
    const parent = sectionOf(topic, draft, edition)?.parent
    const row = topic.alignment.sections.find(({ cells }) => parent !== undefined && cells[edition] === parent)
    if (row) return row.id
  }
  return undefined
}

function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): T[][] {
  const groups = new Map<K, T[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return [...groups.values()]
}
