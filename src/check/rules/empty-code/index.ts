import { z } from 'zod'
import type { AlignedTopic, Block, Edition, Observation, Rule } from '../../../model/index.ts'
import { contentOf, placeOf } from '../../view.ts'

const data = z.object({
  /** Editions without one there. */
  locales: z.string(),
})
type Data = z.infer<typeof data>

/** A code block with nothing in it: what stood there is lost, or a fence is left over. */
export const emptyCode: Rule<Data> = {
  id: 'empty-code',
  category: 'structure',
  severity: 'warning',
  data,
  *check(topic) {
    for (const [index, edition] of topic.editions.entries())
      for (const block of contentOf(edition)) {
        if (block.code?.content !== 'empty') continue
        const without = withoutOne(topic, index, block)
        if (without.length > 0) yield observe(edition, block, without)
      }
  },
}

/** Editions that have the section, and fewer empty blocks in it. */
function withoutOne(topic: AlignedTopic, index: number, block: Block): Edition[] {
  const section = topic.alignment.sections.find(({ cells }) => cells[index] === block.section)
  const own = emptyIn(topic.editions[index]!, block.section)
  return topic.editions.filter((edition, other) => {
    const there = section?.cells[other]
    return other !== index && there != null && emptyIn(edition, there) < own
  })
}

const emptyIn = (edition: Edition, section: number): number =>
  edition.blocks.filter((block) => block.section === section && block.code?.content === 'empty').length

const observe = (edition: Edition, block: Block, without: readonly Edition[]): Observation => ({
  place: placeOf(edition, block),
  related: [],
  blames: true,
  evidence: 'vote',
  confidence: 0.9,
  data: { locales: without.map((other) => other.locale).join(', ') } satisfies Data,
  signature: 'empty',
  fix: { region: block.region, text: '' },
})
