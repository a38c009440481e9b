import type { Lexicon } from '../../../model/index.ts'
import { cues, without } from '../../cues.ts'
import type { Cell } from '../../view.ts'

/** One edition's wording of a sentence. */
export interface Reading {
  cell: Cell
  lexicon: Lexicon | undefined
  text: string
}

export interface Flip {
  reading: Reading
  variant: 'message' | 'denied' | 'antonym'
  here: string[]
  there: string[]
}

const has = ({ text, lexicon }: Reading, concept: string): string[] => cues(text, `polarity.${concept}`, lexicon)

/** Words that only look like negations are taken out: `read-only`, `junk mail`. */
const negations = ({ text, lexicon }: Reading): string[] =>
  cues(without(text, 'polarity.lexicalised', lexicon), 'polarity.negation', lexicon)

/** The sentence has a word that could be lost or turned round; most have none, and need no comparing. */
export const isPolar = (own: Reading): boolean =>
  ['prohibition', 'requirement', ...PAIRS.flat()].some((concept) => has(own, concept).length > 0)

export function* lostProhibition(own: Reading, others: readonly Reading[]): Iterable<Flip> {
  const there = cues(
    without(own.text, 'polarity.lexicalised', own.lexicon),
    'polarity.prohibition',
    own.lexicon,
  ).filter((cue) => isSpoken(own.text, cue))
  if (there.length === 0) return
  const keeping = others.filter((one) => negations(one).length > 0)
  if (keeping.length === 0) return
  for (const reading of others)
    if (negations(reading).length === 0) yield { reading, variant: 'message', here: [], there }
}

/** A capital inside the sentence makes it part of a label or title: `Do Not Forward`. */
function isSpoken(text: string, cue: string): boolean {
  const straight = text.replace(/[’‘]/gu, "'")
  return straight.includes(cue) || straight.toLowerCase().startsWith(cue)
}

/** `That does not mean that … must` in one edition, where the others require. */
export function* deniedRequirement(own: Reading, others: readonly Reading[]): Iterable<Flip> {
  if (!others.some((one) => has(one, 'denied-meaning').length > 0)) return
  const all = [own, ...others]
  const denying = all.filter((one) => has(one, 'denied-meaning').length > 0 && has(one, 'requirement').length > 0)
  const [reading] = denying
  if (denying.length !== 1 || reading === own) return
  const requiring = all.filter((one) => one !== reading && has(one, 'requirement').length > 0)
  if (requiring.length >= 2 && requiring.includes(own))
    yield {
      reading: reading!,
      variant: 'denied',
      here: has(reading!, 'denied-meaning'),
      there: has(own, 'requirement'),
    }
}

const PAIRS = [
  ['exists', 'absent'],
  ['on', 'off'],
  ['supported', 'unsupported'],
  ['allow', 'deny'],
  ['minimum', 'maximum'],
] as const

/** All others say one word of a pair, as often as this one says the two together. */
export function* antonym(own: Reading, others: readonly Reading[]): Iterable<Flip> {
  for (const [yes, no] of PAIRS) {
    const mine = countOf(own, yes, no)
    if (mine.yes + mine.no === 0) continue
    const counts = new Map([[own, mine], ...others.map((one) => [one, countOf(one, yes, no)] as const)])
    const speaking = [own, ...others].filter((one) => counts.get(one)!.yes + counts.get(one)!.no > 0)
    if (speaking.length < 3) continue
    for (const reading of speaking) {
      if (reading === own) continue
      const said = counts.get(reading)!
      const rest = speaking.filter((one) => one !== reading).map((one) => counts.get(one)!)
      const [first] = rest
      const agreed = rest.every((one) => one.yes === first!.yes && one.no === first!.no)
      const onesided = first!.yes === 0 || first!.no === 0
      const flipped = said.yes + said.no === first!.yes + first!.no && said.yes !== first!.yes
      if (agreed && onesided && flipped && !isNegatedOtherwise(own, reading, said.yes > first!.yes))
        yield { reading, variant: 'antonym', here: said.words, there: mine.words }
    }
  }
}

/** The positive word beside a negator says the negative one; a word for "only" on one side alone may say either. */
function isNegatedOtherwise(own: Reading, reading: Reading, positive: boolean): boolean {
  const exclusive = (one: Reading) => has(one, 'exclusive').length > 0
  return has(positive ? reading : own, 'negator').length > 0 || exclusive(own) !== exclusive(reading)
}

function countOf({ text, lexicon }: Reading, yes: string, no: string) {
  const negative = cues(text, `polarity.${no}`, lexicon)
  const positive = cues(without(text, `polarity.${no}`, lexicon), `polarity.${yes}`, lexicon)
  return { yes: positive.length, no: negative.length, words: [...positive, ...negative] }
}
