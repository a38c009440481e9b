/** What a text has that no translation changes, each with how often. */
export type Signature = ReadonlyMap<string, number>

const LARGEST = 400_000
const FEATURES = [
  /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi, // GUID
  /\b[A-Za-z]{2,20}-[A-Z][A-Za-z]{2,40}\b/g, // Verb-Noun
  /(?<=\s)[-/][A-Za-z]{2,40}\b/g, // parameter
  /\b[A-Z][a-z0-9]{1,30}(?:[A-Z][a-z0-9]{0,30}){1,8}\b|\b[A-Z]{2,30}[a-z0-9]{0,30}[A-Z0-9]{0,30}\b/g, // name or acronym
  /(?<![\w.])\d{2,30}(?!\w)/g, // number
  /\b[\w-]{1,60}\.(?:exe|ps1|dll|com|xml|config|msi|log|txt|md)\b/gi, // file or host
]

/**
 * The multiset of commands, identifiers, names and numbers of a text: the same in every language, so that two editions can
 * be recognised as one article by it (`domain/checking.md` 5.1).
 */
export function signatureOf(text: string): Signature {
  const body = text.replace(/^---\r?\n[\s\S]*?\n---\r?\n/, '').slice(0, LARGEST)
  const counts = new Map<string, number>()
  for (const pattern of FEATURES) {
    for (const [feature] of body.matchAll(pattern)) {
      const key = feature.toLowerCase()
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  return counts
}

/** Size of the common part over size of the whole, 0 to 1. */
export function jaccard(a: Signature, b: Signature): number {
  let common = 0
  let all = 0
  for (const [feature, count] of a) {
    const other = b.get(feature) ?? 0
    common += Math.min(count, other)
    all += Math.max(count, other)
  }
  for (const [feature, count] of b) if (!a.has(feature)) all += count
  return all === 0 ? 0 : common / all
}
