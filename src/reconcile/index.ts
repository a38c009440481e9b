import type { AlignedTopic, Decision, Finding, Runbook, RunbookFinding } from '../model/index.ts'
import { runbook as runbookSchema } from '../model/index.ts'
import { type Accusation, accuse } from './blame.ts'
import type { DraftPassage, DraftSection, DraftStep, ReconcileContext } from './context.ts'
import { judgeStep } from './judge.ts'
import { namesToReplace } from './named.ts'
import { parameterize } from './parameters.ts'
import { indexPlaces } from './places.ts'
import { canonicalPlan } from './plan-hash.ts'
import { remarkStep } from './remarks.ts'
import { coalesceRestarts } from './restarts.ts'
import { draftSections } from './sections.ts'
import { createWords } from './wording.ts'
import type { Workshop } from './workshop.ts'

export type { ReconcileContext } from './context.ts'
export { convertChinese } from './convert.ts'

/**
 * Makes one runbook of an aligned topic: a plan that is the same in every language, with the sentences of each language's
 * best edition hung on it. Pure. Findings that a baseline or a comment silences still count: whoever runs a step must
 * know. Throws only if the result breaks the runbook's schema, which is a fault of ours.
 */
export function reconcile(
  topic: AlignedTopic,
  findings: readonly Finding[],
  decisions: readonly Decision[],
  context: ReconcileContext,
): Runbook {
  const places = indexPlaces(topic)
  const words = createWords(topic, places, context)
  const accusations = accuse(topic, findings, context.catalog)
  const shop: Workshop = { topic, places, words, accusations, context }
  const judged = judgeSections(numberSteps(draftSections(shop)), accusations, decisions, context).map((section) => ({
    ...section,
    steps: section.steps.map((step) => remarkStep(topic, accusations, step)),
  }))
  const { sections, parameters } = parameterize(judged, namesToReplace(topic, context.lexicons), context.catalog)
  const metas = topic.editions.map((edition) => edition.meta)
  const product = metas.find((meta) => meta.product)?.product
  const minutes = Math.max(0, ...metas.map((meta) => meta.minutes ?? 0))
  return runbookSchema.parse({
    format: 1,
    id: topic.id,
    title: titleOf(topic, sections, words),
    ...(product ? { product } : {}),
    planHash: context.digest(canonicalPlan(sections, parameters)),
    generator: context.generator,
    sources: topic.editions.map(({ path, locale, sha256, meta }) => ({
      path,
      locale,
      sha256,
      translation: meta.translation,
      ...((meta.modified ?? meta.date) ? { date: meta.modified ?? meta.date } : {}),
    })),
    parameters,
    ...(minutes > 0 ? { minutes } : {}),
    sections,
    findings: findings.map((finding) => runbookFinding(finding, sections)),
  })
}

/** The document's title in each language: its first heading, or what the front matter says. */
function titleOf(topic: AlignedTopic, sections: readonly DraftSection[], words: ReturnType<typeof createWords>) {
  const heading = topic.alignment.rows.find(
    (row) =>
      row.kind === 'heading' &&
      row.cells.some((cell, edition) => cell.some((id) => topic.editions[edition]!.blocks[id]!.heading?.level === 1)),
  )
  const meta = words.ofTexts(topic.editions.map((edition) => edition.meta.title))
  return { ...meta, ...(heading ? words.ofRow(heading) : (sections[0]?.title ?? {})) }
}

function numberSteps(sections: readonly DraftSection[]): DraftSection[] {
  let count = 0
  return sections.map((section) => {
    const steps = section.steps.map((step) => ({ ...step, id: `S${String(++count).padStart(2, '0')}` }))
    return { ...section, steps, passages: section.passages.map((passage) => placeAmong(steps, passage)) }
  })
}

/** A label between two steps says what the next ones are about: it stays between them. */
function placeAmong(steps: readonly DraftStep[], passage: DraftPassage): DraftPassage {
  const before = steps.findLast(({ row }) => row !== undefined && row < passage.row)
  return before ? { ...passage, after: before.id } : passage
}

function judgeSections(
  sections: readonly DraftSection[],
  accusations: readonly Accusation[],
  decisions: readonly Decision[],
  context: ReconcileContext,
): DraftSection[] {
  const judged = sections.map((section) => ({
    ...section,
    steps: section.steps.map((step) => judgeStep(step, accusations, decisions, context)),
  }))
  const coalesced = new Map(coalesceRestarts(judged.flatMap((section) => section.steps)).map((step) => [step.id, step]))
  return judged.map((section) => ({ ...section, steps: section.steps.map((step) => coalesced.get(step.id)!) }))
}

function runbookFinding(finding: Finding, sections: readonly DraftSection[]): RunbookFinding {
  const { fingerprint, rule, severity, variant, data, blames, evidence } = finding
  const steps = sections.flatMap((section) => section.steps).filter((step) => step.findings.includes(fingerprint))
  return {
    fingerprint,
    rule,
    severity,
    ...(variant ? { variant } : {}),
    data,
    places: [finding.place, ...finding.related],
    blames,
    evidence,
    steps: steps.map((step) => step.id),
  }
}
