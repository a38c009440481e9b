import type { Passage, PlannedCommand } from '../../model/index.ts'
import { markdownText, table } from '../commonmark.ts'
import { remarksFor } from '../remarks.ts'
import { commandFence } from './fences.ts'
import { writeRemarks } from './findings.ts'
import { blocks, type Page, quote } from './page.ts'

/** One handler a kind of passage. */
const HANDLERS: Record<Passage['kind'], (passage: Passage, name: string, page: Page) => string> = {
  paragraph: (passage, _name, page) => page.say(passage.text),
  item: (passage, _name, page) => `${'  '.repeat(Math.max(0, passage.depth - 1))}- ${page.say(passage.text)}`,
  row: (passage, _name, page) => page.say(passage.text),
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

/** Text that is not a step; `where` it stands, for those who look it up, and how its fences are called. Neighbouring list items stay together, neighbouring rows are a table. */
export function writePassages(passages: readonly Passage[], where: string, name: string, page: Page): string {
  let markdown = ''
  let before: Passage | undefined
  for (let index = 0; index < passages.length; index++) {
    const passage = passages[index]!
    const rows = tableFrom(passages, index)
    const written = rows.length > 0 ? writeTable(rows, page) : writePassage(passage, `${name}-${index + 1}`, page)
    index += Math.max(0, rows.length - 1)
    const remarks = remarksFor(passage.remarks, passage.text, page)
    const fresh = page.said.show(remarks, where).filter(({ before }) => before === undefined)
    const beside = writeRemarks(fresh, page)
    if (written === '') continue
    const together = before?.kind === 'item' && passage.kind === 'item'
    markdown += `${markdown === '' ? '' : together ? '\n' : '\n\n'}${blocks([written, ...beside])}`
    before = beside.length > 0 ? undefined : passage
  }
  return markdown
}

/** A passage that says nothing in any language leaves no empty frame. */
const writePassage = (passage: Passage, name: string, page: Page): string =>
  passage.commands || Object.keys(passage.text).length > 0 ? HANDLERS[passage.kind](passage, name, page) : ''

/** The rows of one table: they have cells, and a head row begins the next one. */
function tableFrom(passages: readonly Passage[], index: number): Passage[] {
  const rows: Passage[] = []
  for (const passage of passages.slice(index)) {
    if (passage.kind !== 'row' || !passage.cells?.length || (passage.header && rows.some((row) => !row.header))) break
    rows.push(passage)
  }
  return rows
}

function writeTable(rows: readonly Passage[], page: Page): string {
  const width = Math.max(...rows.map((row) => row.cells?.length ?? 0))
  const write = (row: Passage | undefined) =>
    Array.from({ length: width }, (_, column) => page.say(row?.cells?.[column] ?? {}))
  const [first] = rows
  return first?.header ? table(write(first), rows.slice(1).map(write)) : table(write(undefined), rows.map(write))
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

const stripMarkup = (markdown: string): string => markdown.replace(/\\([^\w\s])|[*`]/g, '$1')
