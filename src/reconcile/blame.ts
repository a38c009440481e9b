import type { Evidence, Finding, Place } from '../model/index.ts'
import type { Origin } from './context.ts'
import { touches } from './touching.ts'

/** Strongest first; a reading that loses by stronger evidence loses for good. */
export const STRENGTH: Evidence[] = ['catalogue', 'syntax', 'consistency', 'dates', 'twin', 'vote', 'none']

/** A vote is evidence, never a verdict: what only it says has to be decided by a person. */
const decides = (evidence: Evidence) => evidence !== 'vote' && evidence !== 'none'

type Spot = Pick<Origin, 'path' | 'region'>

/** Where the finding sees a fault in what is run; a prompt that its repair cuts off in front is no part of that. */
function placesOf({ place, fix, related }: Finding): Place[] {
  const cutsPrompt = ({ region, fix: repair }: Place) =>
    repair?.text === '' &&
    repair.region.start.offset === region.start.offset &&
    repair.region.end.offset < region.end.offset
  const first = fix && !place.fix ? { ...place, fix } : place
  return [first, ...related].filter((one) => !cutsPrompt(one))
}

/** The spots that the finding says are wrong: where it stands, and further places of the same cause in that edition. */
export function faultsAmong<T extends Spot>(finding: Finding, spots: readonly T[]): T[] {
  if (!finding.blames) return []
  const own = placesOf(finding).filter((one) => one.path === finding.place.path)
  return spots.filter((spot) => own.some((one) => touches(one, spot)))
}

/**
 * True when the finding leaves open whether the taken reading may be run: it is an error about this command, and either
 * the reading that was taken is the wrong one, or nothing but a vote says which one is.
 */
export function leavesOpen(finding: Finding, origins: readonly Origin[]): boolean {
  if (finding.severity !== 'error') return false
  const faults = faultsAmong(finding, origins)
  if (faults.length > 0 && decides(finding.evidence)) return faults.some((origin) => origin.taken)
  return placesOf(finding).some((place) => origins.some((origin) => touches(place, origin)))
}
