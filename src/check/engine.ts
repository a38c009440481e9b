import type {
  AlignedTopic,
  BaselineEntry,
  Block,
  Corpus,
  Decision,
  Edition,
  Finding,
  Observation,
  Place,
  Rule,
  RuleContext,
  Severity,
} from '../model/index.ts'
import { inBaseline } from './baseline.ts'
import { corpusOf } from './corpus.ts'
import { withoutEchoes } from './echoes.ts'
import { rules as allRules } from './rules/index.ts'

/** `off` silences a rule; a severity replaces what the rule says. */
export type SeveritySetting = Severity | 'off'

export interface CheckOptions extends Omit<RuleContext, 'corpus'> {
  /** Makes the fingerprints: SHA-256 of a text, in hexadecimal. */
  digest(text: string): string
  /** By rule id; for single languages `<rule id>/<locale>`. */
  severities?: Readonly<Record<string, SeveritySetting>>
  baseline?: readonly BaselineEntry[]
  /** Recorded choices: what they settle no longer counts, until they expire. */
  decisions?: readonly Decision[]
  /** ISO 8601 date, for baseline entries that expire. */
  today?: string
  /** Default: all rules. */
  rules?: readonly Rule[]
  /** Counts of a larger run that the topics belong to; default those of the topics. */
  corpus?: Corpus
}

/**
 * Runs the rules over aligned topics: one finding a cause and topic, with a fingerprint that holds no line numbers.
 * Suppressed findings are returned, marked. The order is topic, then place of the first report.
 */
export function check(topics: readonly AlignedTopic[], options: CheckOptions): Finding[] {
  const context = { ...options, corpus: options.corpus ?? corpusOf(topics) }
  const findings: Finding[] = []
  for (const topic of topics) {
    const observed = new Map<string, { rule: Rule; observation: Observation; count: number }>()
    for (const rule of options.rules ?? allRules)
      for (const observation of rule.check(topic, context)) merge(observed, rule, observation)
    const stamped = [...observed.values()].map((one) => stamp(one.rule, one.observation, one.count, topic.id, options))
    findings.push(...withoutEchoes(stamped))
  }
  const byTopic = new Map(topics.map((topic) => [topic.id, topic]))
  return distinct(configured(findings, options.severities)).map((finding) =>
    suppress(finding, byTopic.get(finding.topic), options),
  )
}

/** One cause, one finding: the same rule and signature in one topic is one finding with related places. */
function merge(
  observed: Map<string, { rule: Rule; observation: Observation; count: number }>,
  rule: Rule,
  observation: Observation,
): void {
  const key = `${rule.id}\n${observation.signature}`
  const known = observed.get(key)
  if (!known) {
    observed.set(key, { rule, observation: { ...observation, related: [...observation.related] }, count: 1 })
    return
  }
  known.count++
  known.observation.confidence = Math.max(known.observation.confidence, observation.confidence)
  const { place, related, fix } = observation
  known.observation.related.push(fix ? { ...place, fix } : place, ...related)
}

function stamp(rule: Rule, observation: Observation, count: number, topic: string, options: CheckOptions): Finding {
  return {
    ...observation,
    related: distinctPlaces(observation.place, observation.related),
    rule: rule.id,
    category: observation.category ?? rule.category,
    severity: observation.severity ?? rule.severity,
    topic,
    count,
    fingerprint: options.digest([rule.id, topic, observation.signature].join('\n')).slice(0, 16),
  }
}

function distinctPlaces(first: Place, places: readonly Place[]): Place[] {
  const key = (place: Place) => `${place.path}:${place.region.start.offset}:${place.region.end.offset}`
  const seen = new Set([key(first)])
  return places.filter((place) => !seen.has(key(place)) && seen.add(key(place)))
}

/** Two causes never share a fingerprint: a repeated one gets its ordinal mixed in by the caller's order. */
function distinct(findings: readonly Finding[]): Finding[] {
  const seen = new Map<string, number>()
  return findings.map((finding) => {
    const nth = seen.get(finding.fingerprint) ?? 0
    seen.set(finding.fingerprint, nth + 1)
    return nth === 0
      ? finding
      : { ...finding, fingerprint: finding.fingerprint.slice(0, 13) + nth.toString(16).padStart(3, '0') }
  })
}

function suppress(finding: Finding, topic: AlignedTopic | undefined, options: CheckOptions): Finding {
  const places = [finding.place, ...finding.related]
  for (const edition of topic?.editions ?? [])
    for (const comment of edition.suppressions) {
      const here = places.some((place) => place.path === edition.path && actsOn(comment.line, place, edition))
      if (here && (comment.rule === finding.rule || comment.rule === '*'))
        return { ...finding, suppressed: { by: 'comment', reason: comment.reason } }
    }
  const decision = options.decisions?.find((one) => one.finding === finding.fingerprint)
  if (decision && !(decision.until !== undefined && options.today !== undefined && options.today >= decision.until))
    return { ...finding, suppressed: { by: 'decision', reason: decision.why } }
  const entry = inBaseline(finding, options.baseline ?? [], options.today)
  return entry ? { ...finding, suppressed: { by: 'baseline', reason: entry.reason } } : finding
}

/** A comment acts on what begins in its line: the place itself, or the block around it (a command stands below its fence). */
const actsOn = (line: number, { region }: Place, edition: Edition): boolean =>
  region.start.line === line ||
  blocksAt(edition, line).some(
    (block) => block.region.start.offset <= region.start.offset && region.end.offset <= block.region.end.offset,
  )

const lines = new WeakMap<Edition, Map<number, Block[]>>()

/** The blocks that begin in a line: comments and findings may both be many. */
function blocksAt(edition: Edition, line: number): readonly Block[] {
  let known = lines.get(edition)
  if (!known) {
    known = new Map()
    for (const block of edition.blocks)
      known.set(block.region.start.line, [...(known.get(block.region.start.line) ?? []), block])
    lines.set(edition, known)
  }
  return known.get(line) ?? []
}

/** Applies the configuration's severities; findings of a rule that is switched off are gone. */
function configured(findings: readonly Finding[], severities: CheckOptions['severities'] = {}): Finding[] {
  return findings.flatMap((finding) => {
    const setting = severities[`${finding.rule}/${finding.place.locale}`] ?? severities[finding.rule]
    if (setting === 'off') return []
    return setting ? [{ ...finding, severity: setting }] : [finding]
  })
}
