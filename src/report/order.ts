import type { Finding, Severity } from '../model/index.ts'

/** Severities, the worst first. */
export const severities = ['error', 'warning', 'note'] as const satisfies Severity[]

/** The findings that count: not silenced by a baseline, a comment or a decision. */
export const open = (findings: readonly Finding[]): Finding[] => findings.filter((finding) => !finding.suppressed)

/** The worst first, otherwise in the given order. */
export const worstFirst = (findings: readonly Finding[]): Finding[] =>
  [...findings].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))

/** How many there are of each severity. */
export function tally(findings: readonly Finding[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, note: 0 }
  for (const finding of findings) counts[finding.severity]++
  return counts
}
