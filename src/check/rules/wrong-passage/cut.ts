import type { AlignedTopic } from '../../../model/index.ts'
import type { Passage } from './passages.ts'

/** A passage that breaks off, and the whole ones. */
export interface Cut {
  passage: Passage
  others: Passage[]
}

const CLOSED = /[.。．!！?？:：;；…)）\]】」』"”»]\s*$/u
/** So much shorter than the shortest of the others, each scaled by how long its language is in this article. */
const SHORT = 0.7

/** Fewer characters than this say nothing about how long a language is. */
const ENOUGH = 200

/** Passages without the punctuation at their end that all other editions have, and much too short. */
export function* cutPassages(topic: AlignedTopic, rows: readonly Passage[][]): Iterable<Cut> {
  const totals = topic.editions.map(() => 0)
  for (const row of rows)
    if (row.length === topic.editions.length)
      for (const { cell, block } of row) totals[cell.index]! += block.text.length
  for (const row of rows)
    for (const passage of row) {
      const others = row.filter((one) => one !== passage)
      if (others.length < 2 || CLOSED.test(passage.block.text)) continue
      if (others.every((other) => CLOSED.test(other.block.text) && isShorter(passage, other, totals)))
        yield { passage, others }
    }
}

/** Two languages are measured by what the editions have besides this passage; where that is little, only within one script. */
function isShorter(passage: Passage, other: Passage, totals: readonly number[]): boolean {
  const [own, theirs] = [passage, other].map((one) => one.block.text.length) as [number, number]
  const rest = [passage, other].map((one) => totals[one.cell.index]! - one.block.text.length) as [number, number]
  if (rest[1] >= ENOUGH && rest[0] > 0) return own < (SHORT * theirs * rest[0]) / rest[1]
  return isHan(passage) === isHan(other) && own < SHORT * theirs
}

const isHan = ({ block }: Passage) => /\p{Script=Han}/u.test(block.text)
