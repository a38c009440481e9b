import { type Aligned, isOneEdit, type Pair, type Variation } from './variation.ts'

/** A capitalised word, up to three small ones, and an acronym: `Gestor de los servicios IIS`. */
const NAME = /(?<![\p{L}\p{N}])(\p{Lu}\p{Ll}{3,}) ((?:\p{Ll}[\p{L}’']* ){0,3}[A-Z]{2,})(?![\p{L}\p{N}])/gu
/** A word with a capital beside an acronym of the source: `Manager` in `IIS Manager` and `Services (IIS) Manager`. */
const SOURCE = /(?<=[A-Z]{2,}\)? )[A-Z][a-z]{3,}|[A-Z][a-z]{3,}(?= \(?[A-Z]{2,}(?![a-z]))/gu

/** Several of what the acronym names: `IP addresses`, `addresses (IP)`. */
const PLURAL = /[A-Z]{2,}\)? [a-z]{3,}s(?![a-z])|(?<![A-Za-z])[a-z]{3,}s \(?[A-Z]{2,}(?![a-z])/u
/** One is the other's plural. */
const isNumber = (a: string, b: string): boolean => `${a}s` === b || `${b}s` === a

interface Use {
  word: string
  pair: Pair
  sources: Set<string>
}

/** A name around an acronym whose first word differs by a letter from the same name elsewhere, though the source's does not. */
export function* inflections({ pairs }: Aligned): Iterable<Variation> {
  const names = new Map<string, Use[]>()
  for (const pair of pairs) {
    const sources = new Set(pair.source.text.match(SOURCE) ?? [])
    if (sources.size === 0) continue
    for (const [, word, rest] of pair.block.text.replace(/\s/gu, ' ').matchAll(NAME))
      names.set(rest!, [...(names.get(rest!) ?? []), { word: word!, pair, sources }])
  }
  for (const [rest, uses] of names) yield* variants(rest, uses)
}

function* variants(rest: string, uses: readonly Use[]): Iterable<Variation> {
  const words = new Map<string, Use[]>()
  for (const use of uses) words.set(use.word, [...(words.get(use.word) ?? []), use])
  const [usual, ...others] = [...words].sort((a, b) => b[1].length - a[1].length)
  for (const [word, here] of others) {
    if (!isOneEdit(word, usual![0]) || usual![1].length < 2 * here.length) continue
    const source = [...here[0]!.sources].find((one) => usual![1].some(({ sources }) => sources.has(one)))
    if (source === undefined || here.some(({ sources }) => sources.has(`${source}s`))) continue
    if (isNumber(word, usual![0]) && here.some(({ pair }) => PLURAL.test(pair.source.text))) continue
    const of = (list: readonly Use[]) => [...new Set(list.map(({ pair }) => pair))]
    const [term, form] = [`${word} ${rest}`, `${usual![0]} ${rest}`]
    yield { kind: 'inflected', term, usual: form, source, here: of(here), there: of(usual![1]), severity: 'warning' }
  }
}
