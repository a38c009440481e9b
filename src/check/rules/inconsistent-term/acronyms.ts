import { remembering } from '../../../commands/index.ts'
import type { Aligned, Pair, Variation } from './variation.ts'

const ACRONYM = /(?<![\p{L}\p{N}_.\\/-])[A-Z]{2,6}(?![\p{L}\p{N}_\\-]|\.\p{L})/gu

const acronymsOf = remembering((text): ReadonlySet<string> => new Set(text.match(ACRONYM) ?? []))

/** Two acronyms of the same letters for one of the source: `CEA` and `CAE` for `EAC`. */
export function* acronyms({ pairs }: Aligned): Iterable<Variation> {
  const forms = new Map<string, Map<string, Pair[]>>()
  for (const pair of pairs) {
    const theirs = acronymsOf(pair.source.text)
    const own = acronymsOf(pair.block.text)
    const lost = [...theirs].filter((one) => !own.has(one))
    const fresh = [...own].filter((one) => !theirs.has(one))
    for (const source of lost)
      for (const form of fresh)
        if (letters(source) === letters(form)) {
          const known = forms.get(source) ?? new Map<string, Pair[]>()
          known.set(form, [...(known.get(form) ?? []), pair])
          forms.set(source, known)
        }
  }
  for (const [source, known] of forms) {
    const [usual, ...rest] = [...known].sort((a, b) => b[1].length - a[1].length)
    for (const [term, here] of rest)
      yield { kind: 'message', term, usual: usual![0], source, here, there: usual![1], severity: 'warning' }
  }
}

const letters = (text: string): string => [...text].sort().join('')
