import type { Block } from '../../model/index.ts'
import type { Matcher } from '../lexicon/matcher.ts'

/** Names the blocks that the lexicon knows: headings as a whole, sentences by how they begin. */
export function nameConcepts(blocks: readonly Block[], labels: Matcher): void {
  for (const block of blocks) {
    if (block.concept !== undefined || block.kind === 'code' || block.kind === 'row' || block.kind === 'image') continue
    const concept =
      block.kind === 'heading'
        ? (labels.exact(block.text, 'heading') ?? (labels.step(block.text) ? 'heading.step_n' : undefined))
        : (labels.exact(block.text, 'nav', 'label') ?? labels.prefix(block.text, 'boilerplate', 'leadin'))
    if (concept) block.concept = concept
  }
}
