import { effectOf } from '../commands/index.ts'
import type { AlignedTopic, Catalog, Command, Evidence, Finding, Place } from '../model/index.ts'
import type { Origin } from './context.ts'
import { touches } from './touching.ts'

/** Strongest first; a reading that loses by stronger evidence loses for good. */
export const STRENGTH: Evidence[] = ['catalogue', 'syntax', 'consistency', 'dates', 'twin', 'vote', 'none']

/** A vote is evidence, never a verdict: what only it says has to be decided by a person. */
export const decides = (evidence: Evidence) => evidence !== 'vote' && evidence !== 'none'

type Spot = Pick<Origin, 'path' | 'region'>

/** A finding with those of its places that may be at fault. */
export interface Accusation {
  finding: Finding
  places: readonly Place[]
}

/**
 * Separates, for each finding, what may be at fault from what only bears witness. Its related places are both: repetitions of the fault,
 * and what it is compared with. A repetition is a command of the kind that stands at the finding's own place. A prompt
 * that the repair cuts off in front of a command is no fault in what is run.
 */
export function accuse(topic: AlignedTopic, findings: readonly Finding[], catalog: Catalog): Accusation[] {
  const commands = new Map(topic.editions.map(({ path, blocks }) => [path, blocks.flatMap((block) => block.commands)]))
  const kindAt = (place: Place) => {
    const found = commands.get(place.path)?.find(({ region }) => touches({ path: place.path, region }, place))
    return found && kindOf(found, catalog)
  }
  return findings.map((finding) => {
    const first = finding.fix && !finding.place.fix ? { ...finding.place, fix: finding.fix } : finding.place
    const kind = kindAt(first)
    const repeated = finding.related.filter((place) => kind === undefined || kindAt(place) === kind)
    return { finding, places: [first, ...repeated].filter((place) => !cutsPrompt(place)) }
  })
}

/** What a command does, to what kind of object; by its first word where nobody understands it. */
function kindOf(command: Command, catalog: Catalog): string {
  const { family, action, subject } = effectOf(command, catalog)
  if (family === 'unknown') return command.canonical.split(/\s/, 1)[0]!.toLowerCase()
  return [family, action, ...subject.split(':').slice(0, 2)].join(' ')
}

const cutsPrompt = ({ region, fix }: Place): boolean =>
  fix?.text === '' && fix.region.start.offset === region.start.offset && fix.region.end.offset < region.end.offset

/** The spots that are at fault: where the finding stands, and where that edition repeats the fault. */
export function faultsAmong<T extends Spot>({ finding, places }: Accusation, spots: readonly T[]): T[] {
  if (!finding.blames) return []
  const own = places.filter((one) => one.path === finding.place.path)
  return spots.filter((spot) => own.some((one) => touches(one, spot)))
}

/**
 * True when the finding leaves open whether the taken reading may be run: it is an error about this command, and either
 * the reading that was taken is the wrong one, or nothing but a vote says which one is.
 */
export function leavesOpen(accusation: Accusation, origins: readonly Origin[]): boolean {
  const { finding, places } = accusation
  if (finding.severity !== 'error') return false
  const faults = faultsAmong(accusation, origins)
  if (faults.length > 0 && decides(finding.evidence)) return faults.some((origin) => origin.taken)
  return places.some((place) => origins.some((origin) => touches(place, origin)))
}
