import { z } from 'zod'
import type { Block, Observation, Rule } from '../../../model/index.ts'
import { contentOf, placeOf } from '../../view.ts'
import { expectedTags, isLanguage } from './tags.ts'

const data = z.object({
  /** The info string's first word, as written. */
  tag: z.string(),
  /** The label that fits. */
  expected: z.string(),
})
type Data = z.infer<typeof data>

/** A fence whose label names another language than the code in it, or none that a highlighter knows. */
export const fenceTag: Rule<Data> = {
  id: 'fence-tag',
  category: 'command',
  severity: 'note',
  data,
  *check(topic) {
    for (const edition of topic.editions)
      for (const block of contentOf(edition)) {
        const found = wrongTag(block)
        if (!found) continue
        const { tag, expected } = found
        const observation: Observation = {
          place: placeOf(edition, block),
          related: [],
          blames: true,
          evidence: 'syntax',
          confidence: 0.8,
          variant: isLanguage(tag) ? 'message' : 'unknown',
          data: { tag, expected } satisfies Data,
          signature: `${tag.toLowerCase()} ${expected}`,
          ...(block.code?.infoRegion && found.whole ? { fix: { region: block.code.infoRegion, text: expected } } : {}),
        }
        yield observation
      }
  },
}

/** The label of a fence and what fits instead; nothing where there is no label or the content says nothing certain. */
function wrongTag(block: Block): (Data & { whole: boolean }) | undefined {
  const { code } = block
  if (code?.container !== 'fenced' || code.info === '' || isGlued(block)) return undefined
  const accepted = expectedTags(block)
  if (!accepted) return undefined
  const info = code.info.replaceAll('&nbsp;', ' ').trim()
  // Attributes are no part of the label.
  const first = /^[^\s{,]+(?=\s*(?:$|[{,]|[\w-]+=))/.exec(info)?.[0]
  const tag = first && isLanguage(first) ? first : info
  if (accepted.includes(tag.toLowerCase())) return undefined
  return { tag, expected: accepted[0]!, whole: tag === info }
}

/** The damage is another: a command in the info string. */
const isGlued = ({ commands, region, code }: Block): boolean =>
  code?.container === 'fenced' && commands[0]?.region.start.line === region.start.line
