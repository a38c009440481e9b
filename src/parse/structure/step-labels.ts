import type { Block } from '../../model/index.ts'
import type { Matcher } from '../lexicon/matcher.ts'

const WORD_NUMBER = /^\s*(\p{L}{1,20})[\s\u00a0\u202f]*(\d{1,2})[a-z]?[\s\u00a0\u202f]*(?:[:：.–—-]|$)/u

/** The number a block gives itself in words: "Step 2", "步驟 2", or the like in a language nobody described. */
export function stepNumbers(siblings: readonly Block[], labels: Matcher): Map<Block, number> {
  const found = new Map<Block, number>()
  for (const block of siblings) {
    const known = labels.step(block.text)
    if (known) found.set(block, known.number)
  }
  if (found.size > 0) return found
  return sequence(siblings)
}

/** One word with a number, counting 1, 2, 3 … from sibling to sibling, is a step label in any language. */
function sequence(siblings: readonly Block[]): Map<Block, number> {
  const found = new Map<Block, number>()
  let word: string | undefined
  for (const block of siblings) {
    const first = block.inlines[0]
    const label = first?.kind === 'strong' || first?.kind === 'emphasis' ? first.text : block.text.slice(0, 40)
    const match = WORD_NUMBER.exec(label)
    if (!match || Number(match[2]) !== found.size + 1 || (word !== undefined && match[1] !== word)) continue
    word = match[1]
    found.set(block, Number(match[2]))
  }
  return found.size >= 2 ? found : new Map()
}
