import { z } from 'zod'
import { type AlignedTopic, nameOf, type Observation, type Rule } from '../../../model/index.ts'
import { placeOf, sourceOf } from '../../view.ts'
import { type Cut, cutPassages } from './cut.ts'
import { foreignPassages } from './foreign.ts'
import { type Passage, passageRows, wholeRows } from './passages.ts'
import { repeatedPassages } from './repeated.ts'

const data = z.object({
  text: z.string(),
  /** The language it stands in, or the editions that have another text there. */
  locales: z.array(z.string()),
})
type Data = z.infer<typeof data>

/** Passages that are not what should stand there: another language's text, the neighbour's text, or half a sentence. */
export const wrongPassage: Rule<Data> = {
  id: 'wrong-passage',
  category: 'prose',
  severity: 'warning',
  data,
  *check(topic, { lexicons }) {
    const all = passageRows(topic)
    const rows = wholeRows(all)
    for (const { passage, original } of foreignPassages(topic, rows, lexicons))
      yield { ...observe(passage, [original]), blames: true, evidence: 'consistency', variant: 'foreign' }
    for (const { passage, neighbour, others } of repeatedPassages(all))
      yield { ...observe(passage, others, [neighbour]), blames: true, evidence: 'consistency', variant: 'repeated' }
    for (const cut of cutPassages(topic, rows))
      if (cut.open || cut.passage.cell.index !== sourceOf(topic))
        yield { ...observe(cut.passage, cut.others), ...verdict(topic, cut), variant: cut.open ? 'cut' : 'short' }
  },
}

function observe(
  { row, cell, block }: Passage,
  others: readonly Passage[],
  own: readonly Passage[] = [],
): Omit<Observation, 'blames' | 'evidence'> {
  return {
    place: placeOf(cell.edition, block),
    related: [...own, ...others].map((one) => placeOf(one.cell.edition, one.block)),
    confidence: row.confidence,
    data: {
      text: block.text.replace(/\s+/gu, ' ').slice(0, 80),
      locales: others.map((one) => nameOf(one.cell.edition)),
    } satisfies Data,
    signature: `${cell.edition.locale} ${block.text.slice(0, 80)}`,
  }
}

/** The source alone may have been rewritten, but not to half a sentence. */
const verdict = (topic: AlignedTopic, cut: Cut): Pick<Observation, 'blames' | 'evidence' | 'severity'> =>
  cut.passage.cell.index !== sourceOf(topic) || cut.isHalf
    ? { blames: true, evidence: 'vote', severity: 'warning' }
    : { blames: false, evidence: 'none', severity: 'note' }
