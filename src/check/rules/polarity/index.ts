import { z } from 'zod'
import { remembering } from '../../../commands/index.ts'
import {
  type AlignedTopic,
  nameOf,
  type Observation,
  type Row,
  type Rule,
  type RuleContext,
} from '../../../model/index.ts'
import { cellsOf, placeOf, sourceOf } from '../../view.ts'
import { flipOf } from './flips.ts'
import {
  isUnanimous,
  maskedOf,
  rangesOf,
  type Said,
  type Speech,
  saidIn,
  speechesOf,
  type Testimony,
  textOf,
  witnessesOf,
} from './speech.ts'
import type { Flip } from './witness.ts'

const data = z.object({
  /** The sentence that differs, and the source's, shortened. */
  text: z.string(),
  source: z.string(),
  /** Of opposites: which. */
  pair: z.string().optional(),
  /** Words that show it: those here, those there. */
  here: z.array(z.string()),
  there: z.array(z.string()),
  locales: z.array(z.string()),
})
type Data = z.infer<typeof data>

/** Sentences of a translation that may say the opposite: for review, never a proof; silence is no proof either. */
export const polarity: Rule<Data> = {
  id: 'polarity',
  category: 'prose',
  severity: 'warning',
  data,
  *check(topic, context) {
    const source = sourceOf(topic)
    if (source < 0) return
    for (const row of topic.alignment.rows)
      if (row.confidence >= SURE && row.kind !== 'code' && row.kind !== 'other')
        yield* flips(topic, row, source, context)
  },
}

const SURE = 0.5

function* flips(topic: AlignedTopic, row: Row, source: number, { lexicons }: RuleContext): Iterable<Observation> {
  const cells = cellsOf(topic, row).filter((cell) => cell.blocks.every((one) => !one.navigation && one.kind !== 'code'))
  if (cells.length < 3) return
  const speeches = speechesOf(cells, source, lexicons)
  for (const speech of speeches)
    for (const range of rangesOf(speech)) {
      if (isUnanimous(speeches, range)) continue
      const said = saidIn(speech, range)
      if (!said) continue
      const own = {
        locale: speech.cell.edition.locale,
        isSource: speech.isSource,
        reading: said.reading,
        row: speech.row,
      }
      const asked = saidIn(speeches[0]!, range)
      const isLeft = (one: Said) => isSame(maskedOf(one), maskedOf(asked))
      const witnesses = witnessesOf(speech, range, speeches).filter((one) => one.speech === speeches[0] || !isLeft(one))
      const flip = flipOf(own, witnesses)
      if (!flip || (speech !== speeches[0] && isLeft(said))) continue
      yield observe(row, { text: textOf(said), speech, asked: textOf(asked) }, witnesses, flip)
    }
}

/** Left in the source's language: that has a rule of its own. Names are the same in every language. */
function isSame(text: string, source: string): boolean {
  const isName = smallWordsOf(source).size === 0
  const wordsOf = isName ? allWordsOf : smallWordsOf
  const words = wordsOf(text)
  const theirs = [...wordsOf(source)]
  return theirs.filter((word) => words.has(word)).length > theirs.length / 2
}

const smallWordsOf = remembering(
  (text: string): ReadonlySet<string> => new Set(text.match(/(?<![\p{L}\p{N}])\p{Ll}\p{L}*/gu)),
)
const allWordsOf = remembering((text: string): ReadonlySet<string> => new Set(text.match(/\p{L}+/gu)))

interface Own {
  speech: Speech
  text: string
  /** The first edition's sentence. */
  asked: string
}

function observe(row: Row, said: Own, witnesses: readonly Testimony[], flip: Flip): Observation {
  const { variant, pair, here, there, sure } = flip
  const place = ({ cell }: Speech, text: string) => placeOf(cell.edition, { region: cell.blocks[0]!.region, text })
  return {
    place: place(said.speech, said.text),
    related: witnesses.map((one) => place(one.speech, textOf(one))),
    blames: true,
    evidence: 'vote',
    ...(sure ? {} : { severity: 'note' as const }),
    confidence: row.confidence * 0.7,
    variant,
    data: {
      text: short(said.text),
      source: short(said.asked),
      ...(pair ? { pair } : {}),
      here: [...here],
      there: [...there],
      locales: witnesses.map(({ speech }) => nameOf(speech.cell.edition)),
    } satisfies Data,
    signature: `${said.speech.cell.edition.locale} ${said.asked.slice(0, 120)}`,
  }
}

const short = (text: string): string => (text.length > 160 ? `${text.slice(0, 159)}…` : text)
