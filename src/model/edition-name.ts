import type { Edition } from './edition.ts'

/** What an edition is called in sentences. */
export const nameOf = (edition: Pick<Edition, 'locale' | 'name'>): string => edition.name ?? edition.locale

/** Tells the editions of a topic that share a language apart by a number: `en`, `en(2)`. */
export function nameEditions(editions: readonly Edition[]): Edition[] {
  const seen = new Map<string, number>()
  return editions.map((edition) => {
    const nth = (seen.get(edition.locale) ?? 0) + 1
    seen.set(edition.locale, nth)
    return nth === 1 ? edition : { ...edition, name: `${edition.locale}(${nth})` }
  })
}
