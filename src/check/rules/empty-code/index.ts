import { z } from 'zod'
import {
  type AlignedTopic,
  type Block,
  type Edition,
  nameOf,
  type Observation,
  type Rule,
} from '../../../model/index.ts'
import { contentOf, placeOf } from '../../view.ts'

const data = z.object({
  /** Editions without one there. */
  locales: z.array(z.string()),
})
type Data = z.infer<typeof data>

/** A code block with nothing in it: what stood there is lost, or a fence is left over. */
export const emptyCode: Rule<Data> = {
  id: 'empty-code',
  category: 'structure',
  severity: 'warning',
  data,
  *check(topic) {
    const counts = topic.editions.map(emptyBySection)
    if (counts.every((sections) => sections.size === 0)) return
    for (const [index, edition] of topic.editions.entries())
      for (const block of contentOf(edition)) {
        if (block.code?.content !== 'empty') continue
        const without = withoutOne(topic, counts, index, block)
        if (without.length > 0) yield observe(edition, block, without)
      }
  },
}

type Counts = ReadonlyMap<number, number>

/** Editions that have the section, and fewer empty blocks in it. */
function withoutOne(topic: AlignedTopic, counts: readonly Counts[], index: number, block: Block): Edition[] {
  const section = topic.alignment.sections.find(({ cells }) => cells[index] === block.section)
  const own = counts[index]?.get(block.section) ?? 0
  return topic.editions.filter((_, other) => {
    const there = section?.cells[other]
    return other !== index && there != null && (counts[other]?.get(there) ?? 0) < own
  })
}

function emptyBySection(edition: Edition): Counts {
  const counts = new Map<number, number>()
  for (const { section, code } of edition.blocks)
    if (code?.content === 'empty') counts.set(section, (counts.get(section) ?? 0) + 1)
  return counts
}

const observe = (edition: Edition, block: Block, without: readonly Edition[]): Observation => ({
  place: placeOf(edition, block),
  related: [],
  blames: true,
  evidence: 'vote',
  confidence: 0.9,
  data: { locales: without.map(nameOf) } satisfies Data,
  signature: 'empty',
  fix: { region: block.region, text: '' },
})
