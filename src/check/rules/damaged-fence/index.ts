import { z } from 'zod'
import type { AlignedTopic, Block, Edition, Observation, Rule } from '../../../model/index.ts'
import { contentOf, placeOf } from '../../view.ts'
import type { Damage } from './damage.ts'
import { type CodeTexts, codeTexts, lostFence } from './lost.ts'
import { glued, isProseHere, spans, unclosed } from './shape.ts'

const data = z.object({
  /** What shows the damage: the swallowed command, the sentence inside the code, the command outside. */
  text: z.string(),
  /** Editions that have it whole. */
  locales: z.array(z.string()),
})
type Data = z.infer<typeof data>

/** The border between code and prose is not where it belongs. */
export const damagedFence: Rule<Data> = {
  id: 'damaged-fence',
  category: 'structure',
  severity: 'warning',
  data,
  *check(topic) {
    const texts = codeTexts(topic)
    for (const [index, edition] of topic.editions.entries()) {
      yield* shifted(topic, index)
      for (const block of contentOf(edition))
        if (!isShifted(topic, index, block)) {
          const damage = damageOf(topic, index, block, texts)
          if (damage) yield observe(edition, block, damage)
        }
    }
  },
}

const damageOf = (topic: AlignedTopic, index: number, block: Block, texts: CodeTexts): Damage | undefined =>
  glued(block) ??
  unclosed(block) ??
  isProseHere(topic, index, block) ??
  lostFence(topic, index, block, texts) ??
  spans(topic, index, block)

function observe(edition: Edition, block: Block, damage: Damage): Observation {
  const { variant, text, locales = [], related = [], signature, evidence, fix } = damage
  return {
    place: placeOf(edition, block),
    related,
    blames: true,
    evidence,
    confidence: evidence === 'syntax' ? 0.95 : 0.85,
    variant,
    data: { text: shorten(text), locales } satisfies Data,
    signature: `${variant} ${signature}`,
    ...(fix ? { fix } : {}),
  }
}

/** Fences that are shifted for a whole run of blocks: one cause. */
function* shifted(topic: AlignedTopic, index: number): Iterable<Observation> {
  const edition = topic.editions[index]!
  for (const { from, to } of runsOf(topic, index)) {
    const [first, last] = [edition.blocks[from], edition.blocks[to - 1]]
    if (!first || !last) continue
    const damage: Damage = {
      variant: 'shifted',
      text: first.text,
      signature: `${edition.locale} ${from}`,
      evidence: 'vote',
    }
    const region = { start: first.region.start, end: last.region.end }
    yield { ...observe(edition, first, damage), place: placeOf(edition, { region, text: first.text }) }
  }
}

const runsOf = (topic: AlignedTopic, index: number) =>
  topic.alignment.desyncs.filter(({ edition }) => edition === index)

const isShifted = (topic: AlignedTopic, index: number, { id }: Block): boolean =>
  runsOf(topic, index).some(({ from, to }) => from <= id && id < to)

const shorten = (text: string): string => {
  const line = text.replace(/\s+/gu, ' ').trim()
  return line.length <= 100 ? line : `${line.slice(0, 99)}…`
}
