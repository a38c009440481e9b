import { effectOf, equivalent } from '../commands/index.ts'
import type { AlignedTopic, Command, Effect, Evidence } from '../model/index.ts'
import { type Accusation, faultsAmong, STRENGTH } from './blame.ts'
import { type DraftCommand, originOf, type Reading, type ReconcileContext } from './context.ts'

/** Readings that are the same command, and the strongest evidence that the command is wrong. */
interface Candidate {
  readings: Reading[]
  /** Index into `STRENGTH`; its length if nothing speaks against it. */
  blame: number
  locales: Set<string>
}

/**
 * Takes the command from the strongest evidence: of the different readings the one that no finding blames, or the one
 * blamed by the weakest evidence, and only then the one most languages have. `evidence` says what decided: what speaks
 * against the best of the others, `vote` where only the number of languages did, `none` where even that is a tie.
 */
export function takeReading(
  topic: AlignedTopic,
  readings: readonly Reading[],
  accusations: readonly Accusation[],
  context: ReconcileContext,
): DraftCommand {
  const candidates = group(topic, readings, accusations).sort(
    (a, b) => b.blame - a.blame || b.locales.size - a.locales.size || b.readings.length - a.readings.length,
  )
  const [best, second] = candidates
  const { command } = wording(best!.readings)
  const effect = effectOf(command, context.catalog)
  return {
    command: { ...command, host: hostFor(command, effect) },
    template: command.text,
    effect,
    agreed: [...best!.locales],
    evidence: evidenceFor(best!, second),
    origins: candidates.flatMap((candidate) =>
      candidate.readings.map((one) => originOf(topic, one.edition, one.command.region, candidate === best)),
    ),
  }
}

function group(topic: AlignedTopic, readings: readonly Reading[], accusations: readonly Accusation[]): Candidate[] {
  const candidates: Candidate[] = []
  for (const one of readings) {
    const edition = topic.editions[one.edition]!
    const place = { path: edition.path, region: one.command.region }
    const same = candidates.find((candidate) => equivalent(candidate.readings[0]!.command, one.command))
    const candidate = same ?? { readings: [], blame: STRENGTH.length, locales: new Set<string>() }
    candidate.readings.push(one)
    candidate.locales.add(edition.locale)
    for (const accusation of accusations) {
      const { category, evidence } = accusation.finding
      if (category === 'command' && faultsAmong(accusation, [place]).length > 0)
        candidate.blame = Math.min(candidate.blame, STRENGTH.indexOf(evidence))
    }
    if (!same) candidates.push(candidate)
  }
  return candidates
}

function evidenceFor(best: Candidate, second: Candidate | undefined): Evidence {
  if (!second) return best.locales.size > 1 ? 'vote' : 'none'
  if (second.blame < best.blame) return STRENGTH[second.blame]!
  return second.locales.size < best.locales.size ? 'vote' : 'none'
}

/** Cmdlets of a product need that product's shell, whatever shell a reader of the text alone would take. */
export const hostFor = ({ host }: Pick<Command, 'host'>, { preconditions }: Effect): Command['host'] =>
  host === 'windows-powershell' && preconditions.includes('exchange-shell') ? 'exchange-management-shell' : host

/** Equivalent commands are spelled as most editions spell them, the first of equals. */
function wording(readings: readonly Reading[]): Reading {
  const count = (text: string) => readings.filter((one) => one.command.text === text).length
  return readings.reduce((best, one) => (count(one.command.text) > count(best.command.text) ? one : best))
}
