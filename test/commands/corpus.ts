import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Nodes } from 'mdast'
import { shared } from './shared.ts'

/** A code block or a piece of inline code of the corpus, as the parser of Markdown finds it. */
export interface Place {
  /** Below the corpus, such as `en-us/x.md`. */
  file: string
  line: number
  column: number
  container: 'fenced' | 'indented' | 'inline'
  info: string
  text: string
}

const corpus = join(shared, 'corpus/exchange-2013')
export const editions = ['en-us', 'es-es', 'fr-fr', 'zh-cn', 'zh-tw'] as const

/** Names of an edition's articles. */
export const articles = (edition: string): string[] =>
  readdirSync(join(corpus, edition))
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => `${edition}/${name}`)

/** Reads all code of one article. Needs `satteri`: the reference parser would take minutes for the whole corpus. */
export async function placesOf(file: string): Promise<Place[]> {
  const { markdownToMdast } = await import('satteri')
  const source = readFileSync(join(corpus, file), 'utf8')
  const found: Place[] = []
  const visit = (node: Nodes): void => {
    if (node.type === 'code' || node.type === 'inlineCode') found.push(place(file, source, node))
    if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(markdownToMdast(source, { features: { frontmatter: true, gfm: true } }) as Nodes)
  return found
}

function place(file: string, source: string, node: Extract<Nodes, { type: 'code' | 'inlineCode' }>): Place {
  const { start } = node.position!
  const fenced = /^[`~]{3}/.test(source.slice(start.offset, (start.offset ?? 0) + 3))
  const container = node.type === 'inlineCode' ? 'inline' : fenced ? 'fenced' : 'indented'
  const info = node.type === 'code' && fenced ? [node.lang, node.meta].filter(Boolean).join(' ') : ''
  return { file, line: start.line, column: start.column, container, info, text: node.value }
}
