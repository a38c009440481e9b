/** About as many sentences as a hundred articles have. */
const MOST = 20_000

/**
 * A function of a text that remembers what it returned: several rules and pairs of editions ask the same of one sentence, and
 * articles share sentences. What it returns must not be changed.
 */
export function remembering<T>(of: (text: string) => T): (text: string) => T {
  const known = new Map<string, { value: T }>()
  return (text) => {
    const found = known.get(text)
    if (found) return found.value
    if (known.size >= MOST) known.clear()
    const value = of(text)
    known.set(text, { value })
    return value
  }
}
