import { type Change, difference } from '../commands/index.ts'
import type { AlignedTopic, RuleContext } from '../model/index.ts'
import type { CommandCell } from './command-rows.ts'

/** So many blocks before a command introduce it. */
const NEAR = 3

/**
 * How many editions of the other camps themselves name this camp's reading and not their own in the sentences that
 * introduce the command. An edition that contradicts its own command is a strong witness; one that agrees with it says
 * nothing, because prose and command are translated, and go stale, together.
 */
export function support(
  topic: AlignedTopic,
  camp: readonly CommandCell[],
  others: readonly CommandCell[],
  context: RuleContext,
): number {
  const mine = camp[0]
  if (!mine) return 0
  let witnesses = 0
  for (const other of others) {
    const changes = difference(other.command, mine.command, context.catalog)
    const prose = introduction(topic, other)
    const own = new Set(wordsOf(other.command.text.toLowerCase()))
    if (changes.some((change) => names(prose, change.right, own) && !names(prose, change.left))) witnesses++
  }
  return witnesses
}

function introduction(topic: AlignedTopic, cell: CommandCell): string {
  const { blocks } = topic.editions[cell.index]!
  const from = cell.block.kind === 'code' ? cell.block.id - NEAR : cell.block.id
  return blocks
    .slice(Math.max(0, from), cell.block.id)
    .filter((block) => block.kind !== 'code' && block.section === cell.block.section)
    .map((block) => block.text)
    .join('\n')
    .toLowerCase()
}

/** Characters by which a word is judged: a pattern that looks twice would take the square of a hostile one. */
const JUDGED = 200

/** A distinctive word of the piece stands in the prose; one that the command has elsewhere (a stage that moved) tells nothing. */
const names = (prose: string, piece: Change['left'], except: ReadonlySet<string> = new Set()): boolean =>
  wordsOf(piece?.text ?? '').some(
    (word) =>
      /[A-Z\d].*[a-z]|[a-z].*[A-Z\d]|[-\\/.]/u.test(word.slice(0, JUDGED)) &&
      prose.includes(word.toLowerCase()) &&
      !except.has(word.toLowerCase()),
  )

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}][\p{L}\p{N}_.\\/-]{2,}/gu) ?? []
