import type { Finding, Severity, Threshold } from '../index.ts'

const RANK: Record<Severity, number> = { error: 2, warning: 1, note: 0 }

/**
 * Whether findings fail a run. A finding counts against the first threshold that describes it, which tolerates its `max`; one that none
 * describes fails the run when it is at or above `failOn`. Silenced findings never count.
 */
export function fails(
  findings: readonly Finding[],
  failOn: string = 'error',
  thresholds: readonly Threshold[] = [],
): boolean {
  const counts = thresholds.map(() => 0)
  const least = failOn in RANK ? RANK[failOn as Severity] : Number.POSITIVE_INFINITY
  for (const finding of findings) {
    if (finding.suppressed) continue
    const index = thresholds.findIndex((threshold) => describes(threshold, finding))
    if (index !== -1) counts[index] = (counts[index] ?? 0) + 1
    else if (RANK[finding.severity] >= least) return true
  }
  return thresholds.some((threshold, index) => (counts[index] ?? 0) > threshold.max)
}

const describes = (threshold: Threshold, finding: Finding): boolean =>
  (threshold.severity ?? finding.severity) === finding.severity &&
  (threshold.rule ?? finding.rule) === finding.rule &&
  (threshold.language ?? finding.place.locale) === finding.place.locale
