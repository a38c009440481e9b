/**
 * How many commands a second are recognised and canonicalised: every code block of every article of the corpus, in CPU time of one
 * core (other work on the machine does not count). Prints figures; asserts nothing, because machines differ.
 * `npm run bench:commands [-- <folder of Markdown>]`
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Nodes } from 'mdast'
import { markdownToMdast } from 'satteri'
import { canonicalize, type RecogniseInput, recognise } from '../../src/commands/index.ts'

const folder = process.argv[2] ?? '../shared/corpus/exchange-2013'
const blocks: RecogniseInput[] = []
const visit = (node: Nodes): void => {
  if (node.type === 'code') blocks.push({ text: node.value, info: node.lang ?? '', container: 'fenced' })
  if ('children' in node) for (const child of node.children) visit(child)
}
for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md')))
  visit(
    markdownToMdast(readFileSync(join(folder, name), 'utf8'), { features: { frontmatter: true, gfm: true } }) as Nodes,
  )

/** CPU microseconds that `work` takes. */
function cost(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return user + system
}

const rate = (count: number, microseconds: number): string => `${Math.round((count / microseconds) * 1e6)}/s`

/** Recognises blocks and canonicalises what is in them, as the parser of documents does. Returns the number of commands. */
function work(all: readonly RecogniseInput[]): number {
  let count = 0
  for (const block of all)
    for (const { text, dialect } of recognise(block).commands) {
      canonicalize(text, dialect)
      count++
    }
  return count
}

for (let round = 1; round <= 10; round++) {
  // Another parameter in every block defeats the memories, which would flatter the figure: a command recurs in five editions.
  const fresh = blocks.map((block, i) => ({ ...block, text: `${block.text.trim()} -R${round}x${i}` }))
  let count = 0
  const anew = cost(() => {
    count = work(fresh)
  })
  const repeated = cost(() => work(blocks))
  console.log(
    `round ${round}: ${blocks.length} blocks, ${count} commands; ` +
      `${rate(count, anew)} when all are new, ${rate(count, repeated)} as the editions repeat them`,
  )
}
