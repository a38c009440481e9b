import type { AlignedTopic, Finding, Remark } from '../model/index.ts'
import { type Accusation, decides, leavesOpen } from './blame.ts'
import { commandsOf, type DraftStep, type Origin } from './context.ts'
import { concerns } from './touching.ts'

type Spot = Pick<Origin, 'path' | 'region'>

/**
 * What a reader is told beside a step or a passage: open errors about its commands that do not block it; warnings about them
 * that nothing but a vote settled; warnings about its sentences, to those who read the sentences at fault. Notes, and where it
 * only bears witness, are left to the list.
 */
export function remarksOn(
  topic: AlignedTopic,
  accusations: readonly Accusation[],
  sentences: readonly Spot[],
  commands: readonly (readonly Origin[])[],
): Remark[] {
  return accusations.flatMap((accusation): Remark[] => {
    const { finding } = accusation
    const { fingerprint, severity, evidence } = finding
    if (severity === 'note') return []
    if (concerns(finding, commands.flat())) {
      const open =
        severity === 'error' ? commands.some((origins) => leavesOpen(accusation, origins)) : !decides(evidence)
      return open ? [{ finding: fingerprint }] : []
    }
    if (!concerns(finding, sentences)) return []
    const to = readersOf(topic, finding)
    return [{ finding: fingerprint, ...(to ? { to } : {}) }]
  })
}

/** Whose sentences are at fault; all that differ where none is to blame; everybody's where each edition has the same fault. */
function readersOf(topic: AlignedTopic, finding: Finding): string[] | undefined {
  const places = [finding.place, ...finding.related]
  if (!finding.blames) return [...new Set(places.map(({ locale }) => locale))]
  const everywhere =
    finding.evidence !== 'vote' && topic.editions.every(({ path }) => places.some((one) => one.path === path))
  return everywhere ? undefined : [finding.place.locale]
}

/** The step with its remarks: what blocks it, and what a person has decided about it, is said elsewhere. */
export function remarkStep<T extends DraftStep>(topic: AlignedTopic, accusations: readonly Accusation[], step: T): T {
  const commands = commandsOf(step).map((command) => command.origins)
  const said = new Set([...step.blocked, step.decided?.finding])
  const remarks = remarksOn(topic, accusations, step.origins, commands).filter(({ finding }) => !said.has(finding))
  return remarks.length > 0 ? { ...step, remarks } : step
}
