import { remembering } from '../../../commands/index.ts'
import { type Aligned, isOneEdit, type Variation } from './variation.ts'

const WORD = /(?<![\p{L}\p{N}_.\\/@-])[A-Z][A-Za-z]{4,}(?![\p{L}\p{N}_\\@-]|\.\p{L})/gu

const capitalised = remembering((text): readonly string[] => text.match(WORD) ?? [])

/** A word that often stands without its capital is one of the language. */
const smallWords = remembering(
  (text): readonly string[] => text.match(/(?<![\p{L}\p{N}_-])[a-z]{5,}(?![\p{L}\p{N}_-])/gu) ?? [],
)

/** A name of the source's sentence that stands in the translation with one letter wrong. */
export function* misspellings({ edition, original, pairs }: Aligned): Iterable<Variation> {
  const own = countsOf(edition.blocks.map((block) => block.text))
  const theirs = countsOf(original.blocks.map((block) => block.text))
  const han = /Han[ts]/.test(edition.locale)
  const small = tally(edition.blocks.map(({ text }) => smallWords(text)))
  for (const pair of pairs) {
    const [text, sourceText] = [pair.block.text, pair.source.text]
    const words = new Set(capitalised(text))
    const names = new Set(capitalised(sourceText))
    const odd = [...words].filter(
      (word) => !theirs.has(word) && own.get(word)! <= RARE && !small.has(word.toLowerCase()),
    )
    for (const term of odd) {
      const usual = [...names].find((name) => isSlip(term, name))
      if (usual === undefined) continue
      const company = sameCompany(text, term, sourceText, usual)
      // A language in Latin script has words of its own like that: the name's company must be the same, and the name be known.
      const sure = han ? company || !words.has(usual) : company && (own.get(usual) ?? 0) >= KNOWN
      if (sure) yield { kind: 'misspelt', term, usual, source: usual, here: [pair], there: [], severity: 'warning' }
    }
  }
}

/** A word that stands oftener is meant so. */
const RARE = 2
/** So often the right name must stand in the same edition. */
const KNOWN = 3

/** One edit that is no plural and no matter of capitals. */
const isSlip = (term: string, name: string): boolean =>
  isOneEdit(term, name) &&
  term.toLowerCase() !== name.toLowerCase() &&
  `${term}s` !== name &&
  term !== `${name}s` &&
  term.at(-1) === name.at(-1)

/** The same word with a capital stands before or after both. */
function sameCompany(text: string, term: string, other: string, name: string): boolean {
  const [a, b] = [neighbours(text, term), neighbours(other, name)]
  return [...a].some((word) => b.has(word))
}

function neighbours(text: string, word: string): Set<string> {
  const found = new Set<string>()
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (/[A-Za-z]/.test(text[at + word.length] ?? '')) continue
    const before = /([A-Z][\w-]*) $/.exec(text.slice(Math.max(0, at - LONGEST), at))?.[1]
    const after = /^ ([A-Z][\w-]*)/.exec(text.slice(at + word.length, at + word.length + LONGEST))?.[1]
    if (before) found.add(`${before} `)
    if (after) found.add(` ${after}`)
  }
  return found
}

const LONGEST = 40

const countsOf = (texts: readonly string[]): Map<string, number> => tally(texts.map(capitalised))

function tally(lists: readonly (readonly string[])[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const words of lists) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}
