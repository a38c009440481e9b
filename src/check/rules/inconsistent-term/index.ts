import { z } from 'zod'
import type { Observation, Rule } from '../../../model/index.ts'
import { placeOf } from '../../view.ts'
import { acronyms } from './acronyms.ts'
import { inflections } from './inflections.ts'
import { labels } from './labels.ts'
import { misspellings } from './misspellings.ts'
import { type Aligned, alignedOf, type Variation } from './variation.ts'

const data = z.object({
  /** What stands here. */
  term: z.string(),
  /** What stands in its place elsewhere in the same edition. */
  usual: z.string(),
  /** What the source has, where it is one thing. */
  source: z.string(),
  count: z.int(),
  others: z.int(),
})

/** One name or term of the source rendered in two ways in one edition, or misspelt. */
export const inconsistentTerm: Rule<z.infer<typeof data>> = {
  id: 'inconsistent-term',
  category: 'prose',
  severity: 'warning',
  data,
  *check(topic) {
    for (const aligned of alignedOf(topic))
      for (const find of [acronyms, inflections, labels, misspellings])
        for (const variation of find(aligned)) yield observe(aligned, variation)
  },
}

function observe({ edition, original }: Aligned, variation: Variation): Observation {
  const { term, usual, source, here, there, kind, severity } = variation
  return {
    place: placeOf(edition, here[0]!.block),
    related: [
      ...here.slice(1).map(({ block }) => placeOf(edition, block)),
      ...there.slice(0, SHOWN).map(({ block }) => placeOf(edition, block)),
      ...(here[0]!.source ? [placeOf(original, here[0]!.source)] : []),
    ],
    blames: true,
    evidence: 'consistency',
    confidence: 0.8,
    severity,
    variant: kind,
    data: { term, usual, source, count: here.length, others: there.length },
    signature: `${edition.locale} ${term} ${usual}`,
  }
}

/** Places of the usual form that are listed. */
const SHOWN = 3
