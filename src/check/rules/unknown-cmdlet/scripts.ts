import { distance } from 'fastest-levenshtein'
import type { AlignedTopic, Block, Edition, Observation } from '../../../model/index.ts'
import { contentOf, placeOf } from '../../view.ts'

interface Mention {
  name: string
  edition: Edition
  block: Block
}

const script = /(?<![\w-])[a-z][\w-]{5,60}\.ps1\b/gi

/**
 * Script files whose name is a letter or two away from one that the topic writes more often: scripts are in no catalogue, but a
 * topic spells its own right most of the time.
 */
export function* misspeltScripts(topic: AlignedTopic): Iterable<Observation> {
  const mentions = new Map<string, Mention[]>()
  for (const edition of topic.editions)
    for (const block of contentOf(edition))
      if (block.text.includes('.ps1') || block.text.includes('.PS1'))
        for (const [name] of block.text.matchAll(script)) add(mentions, { name, edition, block })
  if (mentions.size > 50) return
  for (const [key, found] of mentions) {
    const right = [...mentions].find(([other, more]) => more.length > found.length * 2 && isSlip(key, other))
    if (right) for (const mention of found) yield observe(mention, right[1][0]!.name)
  }
}

function add(mentions: Map<string, Mention[]>, mention: Mention): void {
  const key = mention.name.toLowerCase()
  const known = mentions.get(key)
  if (known) known.push(mention)
  else mentions.set(key, [mention])
}

/** One letter, or two in a long name; digits tell scripts apart. */
function isSlip(a: string, b: string): boolean {
  if (a.replace(/\d/g, '') === b.replace(/\d/g, '')) return false
  const edits = distance(a, b)
  return edits === 1 || (edits === 2 && a.length >= 20)
}

const observe = ({ name, edition, block }: Mention, near: string): Observation => ({
  place: placeOf(edition, block),
  related: [],
  blames: true,
  evidence: 'consistency',
  confidence: 0.8,
  severity: 'warning',
  variant: 'script',
  data: { name, near },
  signature: name.toLowerCase(),
})
