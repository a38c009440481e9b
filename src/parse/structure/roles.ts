import type { Block, Role, Section } from '../../model/index.ts'
import type { Matcher } from '../lexicon/matcher.ts'
import { codeCommands, type Outline, Outline as OutlineOf } from './outline.ts'
import { stepNumbers } from './step-labels.ts'

const SCRIPT_COMMANDS = 4

const BY_HEADING: Readonly<Record<string, Role>> = {
  'heading.before_you_begin': 'prerequisites',
  'heading.before_you_begin_short': 'prerequisites',
  'heading.prerequisites': 'prerequisites',
  'heading.how_know_worked': 'verification',
  'heading.how_know_step_worked': 'verification',
  'heading.how_know_task_worked': 'verification',
  'heading.verifying_issue': 'verification',
  'heading.verifying_issue_still_exists': 'verification',
  'heading.more_information': 'reference',
  'heading.see_also': 'reference',
  'heading.parameters': 'reference',
  'heading.key_terminology': 'reference',
  'heading.what_do_you_want_to_do': 'navigation',
}

/** The role that heading, place or first sentence give a section, whatever it contains. */
export function roleOfFrame(
  section: Section,
  sections: readonly Section[],
  blocks: readonly Block[],
  labels: Matcher,
): Role | undefined {
  const concept = section.heading === undefined ? undefined : blocks[section.heading]!.concept
  const own = concept === undefined ? undefined : BY_HEADING[concept]
  if (own === 'navigation') return isEmpty(section, blocks) ? own : undefined
  if (own) return own
  const lead = blocks.slice(section.from, section.to).find((block) => block.kind === 'paragraph' && !block.navigation)
  if (lead?.concept === 'leadin.verify_success' && !opensProcedure(lead, blocks, labels)) return 'verification'
  const parent = section.parent === undefined ? undefined : sections[section.parent]
  // The title's role says nothing about the parts of the article.
  return parent && parent.level > 1 ? roleOfFrame(parent, sections, blocks, labels) : undefined
}

/** A check that stands in front of a procedure of its own ("To verify …" and then steps 1, 2, 3) is still a check. */
const opensProcedure = (lead: Block, blocks: readonly Block[], labels: Matcher): boolean => {
  const next = blocks[lead.id + 1]
  return next?.kind === 'item' && stepNumbers([next], labels).size > 0
}

const isEmpty = (section: Section, blocks: readonly Block[]): boolean =>
  blocks.slice(section.from, section.to).every((block) => block.kind === 'heading' || block.navigation === true)

/** Commands to be run as a whole: a run of code blocks with several of them, in a section that counts no steps. */
export function isScript(section: Section, outline: Outline, labels: Matcher): boolean {
  const top = outline.top(section)
  const items = top.filter((block) => block.kind === 'item')
  if (items.some((item) => item.ordinal !== undefined) || stepNumbers(items, labels).size > 0) return false
  let run = 0
  for (const block of top) {
    run = block.kind === 'code' ? run + codeCommands(block) : 0
    if (run >= SCRIPT_COMMANDS) return true
  }
  return false
}

/** Says what each section is for, once its steps are known. */
export function assignRoles(sections: readonly Section[], blocks: readonly Block[], labels: Matcher): void {
  const outline = new OutlineOf(blocks)
  for (const section of sections) {
    section.role =
      roleOfFrame(section, sections, blocks, labels) ??
      (isScript(section, outline, labels) ? 'script' : roleOfContent(section, blocks))
  }
}

function roleOfContent(section: Section, blocks: readonly Block[]): Role {
  const own = blocks.slice(section.from, section.to)
  const content = own.filter((block) => block.kind !== 'heading' && block.kind !== 'other')
  if (section.level > 1 && content.length > 0 && content.every((block) => block.navigation)) return 'navigation'
  if (section.steps.length > 0) return 'procedure'
  if (section.level > 1 && content.some((block) => block.kind === 'row' || codesOutput(block))) return 'reference'
  return 'overview'
}

const codesOutput = (block: Block): boolean => block.kind === 'code' && block.commands.length === 0 && block.text !== ''
