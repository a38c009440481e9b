import type { Block } from '../../../model/index.ts'
import { type Aligned, folded, type Pair, type Variation } from './variation.ts'

/** A bold label of a sentence that the source repeats word for word, and that a translation words in two ways. */
export function* labels({ pairs }: Aligned): Iterable<Variation> {
  const sentences = new Map<string, Pair[]>()
  for (const pair of pairs)
    if (labelsOf(pair.source).length > 0 && labelsOf(pair.source).length === labelsOf(pair.block).length)
      sentences.set(folded(pair.source), [...(sentences.get(folded(pair.source)) ?? []), pair])
  const forms = new Map<string, Map<string, Pair[]>>()
  for (const group of sentences.values())
    for (const pair of group.length > 1 ? group : [])
      for (const [at, source] of labelsOf(pair.source).entries()) {
        const known = forms.get(source) ?? new Map<string, Pair[]>()
        const form = labelsOf(pair.block)[at]!
        known.set(form, [...(known.get(form) ?? []), pair])
        forms.set(source, known)
      }
  for (const [source, known] of forms) yield* variationsOf(source, known, forms)
}

function* variationsOf(
  source: string,
  known: ReadonlyMap<string, Pair[]>,
  all: ReadonlyMap<string, ReadonlyMap<string, Pair[]>>,
): Iterable<Variation> {
  const [usual, ...rest] = [...known].sort((a, b) => b[1].length - a[1].length)
  // A form that another label has as well shows that the sentence orders its labels otherwise.
  const belongsElsewhere = (form: string) => [...all].some(([other, forms]) => other !== source && forms.has(form))
  for (const [term, here] of rest) {
    if (isSame(term, usual![0]) || belongsElsewhere(term) || belongsElsewhere(usual![0])) continue
    const severity = isWording(term, usual![0]) ? 'note' : 'warning'
    yield { kind: 'label', term, usual: usual![0], source, here, there: usual![1], severity }
  }
}

/** Spaces and the marks between words are a matter of taste. */
const isSame = (a: string, b: string): boolean => bare(a) === bare(b)
const bare = (text: string): string => text.replace(/[\s\p{P}]+/gu, '')

/** One form is a part of the other, or only small words differ: whoever knows one finds the other. */
function isWording(term: string, usual: string): boolean {
  const long = (text: string) => text.split(' ').filter((word) => word.length > SMALL || /\P{ASCII}/u.test(word))
  return term.includes(usual) || usual.includes(term) || long(term).join(' ') === long(usual).join(' ')
}

/** Letters of articles and prepositions. */
const SMALL = 3

const labelsOf = (block: Block): string[] =>
  block.inlines
    .filter(({ kind }) => kind === 'strong')
    .map(({ text }) => plain(text))
    .filter(Boolean)

const plain = (text: string): string =>
  text
    .replace(/[[\]「」“”"＜＞<>]|^\s+|[\s:：.。,，]+$/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/’/gu, "'")
    .toLowerCase()
