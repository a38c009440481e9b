import type { Evidence, Finding, Place } from '../model/index.ts'

const STRENGTH: Record<Evidence, number> = {
  catalogue: 6,
  syntax: 5,
  consistency: 4,
  dates: 3,
  twin: 2,
  vote: 1,
  none: 0,
}
const SEVERITY = { error: 2, warning: 1, note: 0 }

/**
 * Leaves one finding a cause: where several rules of one category speak of the same stretch of the same document, the one
 * with the strongest evidence stays and takes over the others' places (a misspelt cmdlet is not also "differs").
 */
export function withoutEchoes(findings: readonly Finding[]): Finding[] {
  const ranked = [...findings].sort(
    (a, b) =>
      SEVERITY[b.severity] - SEVERITY[a.severity] ||
      STRENGTH[b.evidence] - STRENGTH[a.evidence] ||
      b.confidence - a.confidence,
  )
  const kept = new Map<string, Set<Finding>>()
  const gone = new Set<Finding>()
  for (const finding of ranked) {
    const isEcho = stretchesOf(finding.place).some((stretch) =>
      [...(kept.get(stretch) ?? [])].some((other) => echoes(finding, other)),
    )
    if (isEcho) gone.add(finding)
    else
      for (const place of [finding.place, ...finding.related])
        for (const stretch of stretchesOf(place)) kept.set(stretch, (kept.get(stretch) ?? new Set()).add(finding))
  }
  return findings.filter((finding) => !gone.has(finding))
}

/** Characters of a document that are looked up together: comparing each finding with each takes minutes in a long damaged document. */
const STRETCH = 4096

function stretchesOf({ path, region }: Place): string[] {
  const first = Math.floor(region.start.offset / STRETCH)
  const last = Math.floor(region.end.offset / STRETCH)
  return Array.from({ length: last - first + 1 }, (_, index) => `${first + index} ${path}`)
}

/** The quieter one is an echo when each of its places lies at a place of the louder one. Notes never hide anything, nor are hidden. */
function echoes(quiet: Finding, loud: Finding): boolean {
  if (quiet.rule === loud.rule || quiet.category !== loud.category || quiet.severity === 'note') return false
  const isAt = (test: (place: Place) => boolean) => test(loud.place) || loud.related.some(test)
  return (
    isAt((place) => overlaps(quiet.place, place)) &&
    quiet.related.every((one) => isAt((place) => near(one, place))) &&
    shareWords(quiet, loud)
  )
}

/**
 * A finding that names what stands here and what should must name something the louder one names too: a stray dash in every
 * edition does not explain a parameter that one edition lacks.
 */
function shareWords(quiet: Finding, loud: Finding): boolean {
  const named = ['actual', 'expected'].map((name) => String(quiet.data[name] ?? '')).join(' ')
  const words = named.toLowerCase().match(WORDS) ?? []
  if (words.length === 0) return true
  const known = new Set(JSON.stringify(loud.data).toLowerCase().match(WORDS))
  return words.some((word) => known.has(word))
}

const WORDS = /[\p{L}\p{N}]{3,}/gu

const overlaps = (a: Place, b: Place) =>
  a.path === b.path && a.region.start.offset < b.region.end.offset && b.region.start.offset < a.region.end.offset

const near = (a: Place, b: Place) => a.path === b.path && Math.abs(a.region.start.line - b.region.start.line) <= 2
