import type { Passage, PlannedCommand } from '../../model/index.ts'
import { markdownText } from '../commonmark.ts'
import { commandFence } from './fences.ts'
import { blocks, type Page, quote } from './page.ts'

/** One handler a kind of passage. */
const HANDLERS: Record<Passage['kind'], (passage: Passage, name: string, page: Page) => string> = {
  paragraph: (passage, _name, page) => page.say(passage.text),
  item: (passage, _name, page) => `${'  '.repeat(Math.max(0, passage.depth - 1))}- ${page.say(passage.text)}`,
  row: (passage, _name, page) => `- ${page.say(passage.text)}`,
  alert: (passage, _name, page) => alertBlock(passage.alert ?? 'note', page.say(passage.text), page),
  // Not a heading: headings carry ids, so that no two are alike.
  heading: (passage, _name, page) => `**${markdownText(stripMarkup(page.say(passage.text)))}**`,
  code: (passage, name, page) =>
    blocks(
      byDialect(passage.commands ?? []).map((commands, index) => commandFence(commands, `${name}-${index + 1}`, page)),
    ),
  image: (passage, _name, page) => page.say(passage.text),
}

/** An alert: its localized label, then what it says. */
export const alertBlock = (kind: string, body: string, { t }: Page): string =>
  quote(`**${markdownText(t(`render.alert.${kind}`))}**\n\n${body}`)

/** Text that is not a step. Neighbouring list items stay together. */
export function writePassages(passages: readonly Passage[], section: string, page: Page): string {
  let markdown = ''
  let before: Passage | undefined
  for (const [index, passage] of passages.entries()) {
    const written = HANDLERS[passage.kind](passage, `${section.toLowerCase()}-${index + 1}`, page)
    if (written === '') continue
    const together = isItem(before) && isItem(passage)
    markdown += markdown === '' ? written : `${together ? '\n' : '\n\n'}${written}`
    before = passage
  }
  return markdown
}

/** Neighbouring commands of one dialect stand in one block, as in a script. */
function byDialect(commands: readonly PlannedCommand[]): PlannedCommand[][] {
  const groups: PlannedCommand[][] = []
  for (const command of commands) {
    const last = groups.at(-1)
    if (last?.[0]?.command.dialect === command.command.dialect) last.push(command)
    else groups.push([command])
  }
  return groups
}

const isItem = (passage: Passage | undefined): boolean => passage?.kind === 'item' || passage?.kind === 'row'

const stripMarkup = (markdown: string): string => markdown.replace(/\\([^\w\s])|[*`]/g, '$1')
