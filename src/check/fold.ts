import type { Finding } from '../model/index.ts'

/**
 * Folds the same cause in several topics into one finding for a report: the same rule and signature, or a systematic
 * difference. The first keeps its fingerprint and place, the others become related places and are counted.
 * Suppressed findings are never folded into open ones.
 */
export function fold(findings: readonly Finding[]): Finding[] {
  const folded = new Map<string, Finding>()
  for (const finding of findings) {
    const key = [finding.rule, finding.severity, finding.suppressed ? finding.fingerprint : '', finding.signature].join(
      '\n',
    )
    const first = folded.get(key)
    if (!first) {
      folded.set(key, finding)
      continue
    }
    folded.set(key, {
      ...first,
      related: [...first.related, finding.place, ...finding.related],
      count: first.count + finding.count,
      confidence: Math.max(first.confidence, finding.confidence),
    })
  }
  return [...folded.values()]
}
