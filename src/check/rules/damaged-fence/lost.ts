import { type AlignedTopic, type Block, nameOf } from '../../../model/index.ts'
import { placeOf } from '../../view.ts'
import type { Damage } from './damage.ts'

/** Code of a topic by its text without spacing and escapes: the blocks that have it fenced or indented, by edition. */
export interface CodeTexts {
  whole: ReadonlyMap<string, Having>
  /** By the first characters: the same program with the same first words. */
  starts: ReadonlyMap<string, Having>
}

type Having = ReadonlyMap<number, readonly Block[]>

const SHORTEST = 12
const START = 36

export function codeTexts(topic: AlignedTopic): CodeTexts {
  const whole = new Map<string, Map<number, Block[]>>()
  const starts = new Map<string, Map<number, Block[]>>()
  for (const [index, edition] of topic.editions.entries())
    for (const block of edition.blocks) {
      // Output and other data that another edition shows as a quotation lose nothing an operator runs.
      if (block.kind !== 'code' || block.code?.container === 'bare' || block.code?.content === 'output') continue
      for (const key of new Set([block.text, ...block.commands.map((command) => command.text)].map(fold))) {
        if (key.length < SHORTEST) continue
        add(whole, key, index, block)
        if (key.length >= START) add(starts, key.slice(0, START), index, block)
      }
    }
  return { whole, starts }
}

function add(to: Map<string, Map<number, Block[]>>, key: string, index: number, block: Block): void {
  const editions = to.get(key) ?? new Map<number, Block[]>()
  const blocks = editions.get(index)
  if (blocks) blocks.push(block)
  else editions.set(index, [block])
  to.set(key, editions)
}

/** Text without spacing and escapes. */
export const fold = (text: string): string => text.replace(/[\s\\`]+/gu, '').toLowerCase()

/** A paragraph that is code in other editions, more often than in its own. */
export function lostFence(topic: AlignedTopic, index: number, block: Block, texts: CodeTexts): Damage | undefined {
  const isBare = block.code?.container === 'bare'
  if (!isBare && block.kind !== 'paragraph' && block.kind !== 'item') return undefined
  if (!isBare && block.inlines.some(({ kind }) => kind === 'code')) return undefined
  const known = texts.whole.get(fold(block.text)) ?? byCommand(block, texts)
  const own = known?.get(index)?.length ?? 0
  const having = [...(known ?? [])].filter(([, blocks]) => blocks.length > own)
  // One edition that made code of what the others say in a sentence is a new layout, not their loss.
  if (having.length === 0 || having.length * 2 < topic.editions.length - 1) return undefined
  const [command] = block.commands
  const isLine = block.region.start.line === block.region.end.line && block.depth === 0 && block.parent === undefined
  const certain =
    isBare && isLine && command !== undefined && block.commands.length === 1 && command.prompt === undefined
  const tag = command?.dialect === 'powershell' ? 'powershell' : 'console'
  return {
    variant: 'lost',
    text: block.text,
    locales: having.map(([other]) => nameOf(topic.editions[other]!)),
    related: having.map(([other, code]) => placeOf(topic.editions[other]!, code[0]!)),
    signature: fold(block.text),
    evidence: 'vote',
    ...(certain ? { fix: { region: block.region, text: `\`\`\`${tag}\n${command.text}\n\`\`\`` } } : {}),
  }
}

/** A bare command that others have in code with a slight difference. */
function byCommand(block: Block, { starts }: CodeTexts): Having | undefined {
  const text = block.code?.container === 'bare' ? block.commands[0]?.text : undefined
  return text === undefined ? undefined : starts.get(fold(text).slice(0, START))
}
