import type { BaselineEntry, Finding } from '../model/index.ts'

/** The entry that silences a finding, if one does on this day. */
export function inBaseline(
  finding: Finding,
  baseline: readonly BaselineEntry[],
  today?: string,
): BaselineEntry | undefined {
  return baseline.find(
    (entry) =>
      entry.fingerprint === finding.fingerprint &&
      !(entry.until !== undefined && today !== undefined && today >= entry.until),
  )
}

/** A baseline of everything found and not otherwise silenced, sorted by fingerprint; entries that are known keep their reason. */
export function baselineOf(
  findings: readonly Finding[],
  reason: string,
  known: readonly BaselineEntry[] = [],
): BaselineEntry[] {
  const entries = new Map(known.map((entry) => [entry.fingerprint, entry]))
  return findings
    .filter((finding) => finding.suppressed?.by !== 'comment')
    .map(({ fingerprint, rule, place }) => entries.get(fingerprint) ?? { fingerprint, rule, path: place.path, reason })
    .sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1))
}

/** The entries that still match a finding: pruning never takes in new ones. */
export function pruneBaseline(baseline: readonly BaselineEntry[], findings: readonly Finding[]): BaselineEntry[] {
  const present = new Set(findings.map((finding) => finding.fingerprint))
  return baseline.filter((entry) => present.has(entry.fingerprint))
}
