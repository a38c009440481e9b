import { type Edit, mutantOf, type Operator, type Subject } from '../operator.ts'
import { englishOf, proseHits } from '../places.ts'
import { pick, type Random } from '../random.ts'
import { assertions, type Flip, limits, negations, sequences, switches } from '../words.ts'

/** Replaces one match of one of the locale's patterns, where the English sentence says the same. */
function flip(flips: (locale: string) => readonly Flip[]): Operator['mutate'] {
  return (subject: Subject, random: Random) => {
    const hits = flips(subject.edition.locale).flatMap((one) =>
      proseHits(subject, one.from)
        .filter((hit) => one.english.test(englishOf(subject, hit.block)))
        .map((hit) => ({ ...hit, text: one.to.replace('$1', hit.match[1] ?? '') })),
    )
    const hit = pick(hits, random)
    return hit && mutantOf(subject.text, [capitalized(hit, subject.text)])
  }
}

/** A sentence keeps its capital: without it two sentences are one. */
function capitalized<T extends Edit>(edit: T, text: string): T {
  if (!/^\p{Lu}/u.test(text.slice(edit.start, edit.end))) return edit
  const end = edit.text === '' ? edit.end + 1 : edit.end
  const made = edit.text + text.slice(edit.end, end)
  return { ...edit, end, text: made.charAt(0).toUpperCase() + made.slice(1) }
}

const opposites = (table: typeof switches) =>
  flip((locale) =>
    table.flatMap(({ english, words }) => {
      const pair = words[locale]
      if (!pair) return []
      const [from, to] = pair
      // Not in the name of a command: "Disable-Mailbox".
      const edge = locale.startsWith('zh') ? ['', ''] : ['(?<![\\p{L}-])', '(?![\\p{L}-])']
      return [{ from: new RegExp(`${edge[0]}${from}${edge[1]}`, 'giu'), to, english }]
    }),
  )

const table = (flips: Record<string, readonly Flip[]>) => (locale: string) => flips[locale] ?? []

/**
 * Sentences that say the opposite. Only a lost prohibition and the opposites that are told apart with certainty are warnings: counts of
 * negations, and words such as `before`, differ between faithful translations too often, so these are notes by design.
 */
export const meaning: readonly Operator[] = [
  { id: 'drop-not', harmful: true, note: true, mutate: flip(table(negations)) },
  { id: 'add-not', harmful: true, note: true, mutate: flip(table(assertions)) },
  { id: 'swap-enable-disable', harmful: true, note: true, mutate: opposites(switches) },
  { id: 'swap-before-after', harmful: true, note: true, mutate: opposites(sequences) },
  { id: 'swap-minimum-maximum', harmful: true, note: true, mutate: opposites(limits) },
]
