import { z } from 'zod'
import type { Finding } from '../model/index.ts'

/** A known finding that no longer counts: committed beside the documents. */
export const baselineEntry = z.strictObject({
  fingerprint: z.string().regex(/^[0-9a-f]{16}$/),
  rule: z.string(),
  /** Where it was when it was recorded, for people; the fingerprint alone decides. */
  path: z.string(),
  reason: z.string(),
  by: z.string().optional(),
  /** ISO 8601 date from which it counts again. */
  until: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional(),
})
export type BaselineEntry = z.infer<typeof baselineEntry>

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
