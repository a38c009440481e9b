import { z } from 'zod'
import type { Edition, Observation, Rule, Section } from '../../../model/index.ts'
import { placeOf } from '../../view.ts'

const data = z.object({ heading: z.array(z.string()), body: z.array(z.string()), odd: z.string() })

/** A section whose heading names versions, and whose opening names one that the whole document knows nowhere else, in its place. */
export const headingContradictsBody: Rule<z.infer<typeof data>> = {
  id: 'heading-contradicts-body',
  category: 'prose',
  severity: 'warning',
  data,
  *check(topic) {
    for (const edition of topic.editions)
      for (const section of edition.sections) {
        const observation = contradiction(edition, section)
        if (observation) yield observation
      }
  },
}

/** A year after a word with a capital or after Han script names a version: `Exchange 2010`. */
const VERSION = /(?<=[\p{L}\p{Script=Han}\d)][ \u00a0])(?:19|20)\d\d(?!\d)|(?<=\p{Script=Han})(?:19|20)\d\d(?![\d年])/gu
const versionsOf = (text: string) => [...new Set(text.match(VERSION) ?? [])]

function contradiction(edition: Edition, section: Section): Observation | undefined {
  const heading = edition.blocks[section.heading ?? -1]
  if (!heading || section.level < 2) return undefined
  const declared = versionsOf(heading.text)
  if (declared.length < 2) return undefined
  const body = edition.blocks
    .slice(section.from, section.to)
    .find((block) => block.kind === 'paragraph' && versionsOf(block.text).length > 0)
  if (!body) return undefined
  const named = versionsOf(body.text)
  const odd = named.filter((version) => !declared.includes(version))
  const lost = declared.filter((version) => !named.includes(version))
  if (odd.length !== 1 || lost.length !== 1) return undefined
  const elsewhere = edition.blocks.some(
    (block) => block.section !== section.index && versionsOf(block.text).includes(odd[0]!),
  )
  if (elsewhere) return undefined
  return {
    place: placeOf(edition, body),
    related: [placeOf(edition, heading)],
    blames: true,
    evidence: 'consistency',
    confidence: 0.8,
    data: { heading: declared, body: named, odd: odd[0]! },
    signature: `${declared.join(' ')} ${odd[0]}`,
  }
}
