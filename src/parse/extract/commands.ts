import { canonicalize, recognise } from '../../commands/index.ts'
import type { Block, Command } from '../../model/index.ts'
import { type Excerpt, edited, type Source } from '../source.ts'

type Container = 'fenced' | 'indented' | 'bare' | 'inline'
type Content = NonNullable<Block['code']>['content']

/** What a piece of text is, and the commands in it, placed in the raw file. */
export function commandsIn(
  source: Source,
  excerpt: Excerpt,
  container: Container,
  info?: string,
): { content: Content; commands: Command[] } {
  if (excerpt.text.trim() === '') return { content: 'empty', commands: [] }
  const found = recognise({ text: excerpt.text, container, ...(info ? { info } : {}) })
  const commands = found.commands.map((command): Command => {
    const { text, dialect, host, prompt, start, end } = command
    return {
      text,
      dialect,
      host,
      ...(prompt ? { prompt } : {}),
      canonical: canonicalize(text, dialect),
      region: source.region(excerpt.at(start), excerpt.at(Math.max(start, end - 1)) + 1),
    }
  })
  return { content: found.content, commands }
}

const WORTH_ASKING =
  /^\W{0,12}(?:[A-Za-z]{2,20}-[A-Za-z]|[$&.%\\]|[A-Za-z]:\\|[A-Za-z][\w.]*(?:\.exe|\.ps1|\.cmd|\.bat)\b|(?:PS|IIS:)[\s\\>])|\s[-/][A-Za-z]|\|/

/** Short, ASCII and without the punctuation that ends a sentence. */
const PLAIN = /^[\x20-\x7e]{1,160}(?<![.:;?!,])$/

/** Where the backslash is Markdown's: not a path's, as in `\\server\<share>`, nor a prompt's, as in `IIS:\>`. */
const ESCAPED = /(?<![^\s"'=:(])\\(?=<)|(?<=<[^<>\\\n]{1,80})\\(?=>)/g

/** Text outside code as the page shows it, as far as placeholders go. */
export const shown = (excerpt: Excerpt): Excerpt =>
  excerpt.text.includes('\\')
    ? edited(
        excerpt,
        [...excerpt.text.matchAll(ESCAPED)].map(({ index }) => ({ start: index, end: index + 1, text: '' })),
      )
    : excerpt

/**
 * A text outside a code block is certainly a command, and which. Most sentences are turned away by their look, before
 * anything is tokenized.
 */
export function certainCommands(source: Source, excerpt: Excerpt, container: 'bare' | 'inline'): Command[] {
  const { text } = excerpt
  if (text.length > 4000 || !(WORTH_ASKING.test(text) || PLAIN.test(text))) return []
  const found = commandsIn(source, excerpt, container)
  return found.content === 'command' ? found.commands : []
}
