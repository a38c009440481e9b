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
    const named = introduction(topic, other)
    // A word that the command has elsewhere (a stage that moved) tells nothing.
    const own = new Set(wordsOf(other.command.text).map(fold))
    if (changes.some((change) => names(named, change.right, own) && !names(named, change.left))) witnesses++
  }
  return witnesses
}

/** What the introducing sentences name: words that are no common ones, and whatever is set off as code or in other letters. */
function introduction(topic: AlignedTopic, cell: CommandCell): Set<string> {
  const { blocks } = topic.editions[cell.index]!
  const from = cell.block.kind === 'code' ? cell.block.id - NEAR : cell.block.id
  return new Set(
    blocks
      .slice(Math.max(0, from), cell.block.id)
      .filter((block) => block.kind !== 'code' && block.section === cell.block.section)
      .flatMap((block) => [
        ...wordsOf(block.text).filter(isDistinctive),
        ...block.inlines.filter(({ kind }) => SET_OFF.has(kind)).map(({ text }) => text.trim()),
      ])
      .map(fold),
  )
}

const SET_OFF = new Set(['code', 'strong', 'emphasis'])

/** Characters by which a word is judged: a pattern that looks twice would take the square of a hostile one. */
const JUDGED = 200

/** `CAS01`, `MailEnabled`, `web.config`: nobody writes so but for a name. */
const isDistinctive = (word: string): boolean => /\p{Ll}\p{Lu}|\p{Lu}{2}|[\d\\/._-]/u.test(word.slice(0, JUDGED))

const names = (named: ReadonlySet<string>, piece: Change['left'], except: ReadonlySet<string> = new Set()): boolean =>
  wordsOf(piece?.text ?? '').some((word) => named.has(fold(word)) && !except.has(fold(word)))

const fold = (word: string): string => word.toLowerCase().replace(/[.\\/_-]+$/u, '')

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}][\p{L}\p{N}_.\\/-]{2,}/gu) ?? []
