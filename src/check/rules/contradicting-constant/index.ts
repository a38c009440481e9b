import { z } from 'zod'
import type { Observation, Rule } from '../../../model/index.ts'
import { contentOf, placeOf } from '../../view.ts'
import { contradictions } from './constants.ts'

const data = z.object({
  /** The two figures as written, together. */
  text: z.string(),
  /** What the first says. */
  stated: z.string(),
  /** What the formula or the unit comes to. */
  computed: z.string(),
})
type Data = z.infer<typeof data>

/** A number that is not what its own formula or its own unit makes it. */
export const contradictingConstant: Rule<Data> = {
  id: 'contradicting-constant',
  category: 'prose',
  severity: 'warning',
  data,
  *check(topic) {
    for (const edition of topic.editions)
      for (const block of contentOf(edition))
        for (const { text, stated, computed } of contradictions(block.text)) {
          const observation: Observation = {
            place: placeOf(edition, block),
            related: [],
            blames: true,
            evidence: 'consistency',
            confidence: 0.9,
            ...(block.kind === 'code' ? { category: 'command' } : {}),
            data: { text, stated, computed } satisfies Data,
            signature: `${stated} ${computed}`,
          }
          yield observation
        }
  },
}
