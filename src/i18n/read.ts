import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import type { Lexicon } from '../model/index.ts'
import { lexicon, type MessageTree, type Namespace, namespaces } from './messages.ts'

/** Finds the languages: folders of `dir` named by a BCP-47 tag, `en` first, the rest in code-point order. */
export function findTags(dir: string): string[] {
  const tags = readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && isTag(entry.name))
    .map((entry) => entry.name)
  const rank = (tag: string) => (tag === 'en' ? 0 : 1)
  return tags.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
}

function isTag(name: string): boolean {
  try {
    return Intl.getCanonicalLocales(name)[0] === name
  } catch {
    return false
  }
}

/** Reads the sentences of one language, by namespace; a file that is absent leaves its namespace empty. */
export function readMessages(dir: string, tag: string): Record<Namespace, MessageTree> {
  const read = (name: Namespace): MessageTree => readJson(join(dir, tag, `${name}.json`), namespaces[name]) ?? {}
  return { render: read('render'), cli: read('cli'), rules: read('rules') }
}

/** Reads what the parser must recognise in one language. */
export function readLexicon(dir: string, tag: string): Lexicon {
  return { locale: tag, concepts: readJson(join(dir, tag, 'lexicon.json'), lexicon) ?? {} }
}

/** Throws with path and key: a damaged locale file is a damaged installation, never the user's input. */
function readJson<Schema extends z.ZodType>(path: string, schema: Schema): z.infer<Schema> | undefined {
  if (!existsSync(path)) return undefined
  let value: unknown
  try {
    value = JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw new Error(`${path} is not JSON`, { cause })
  }
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  throw new Error(`${path}: ${issue?.path.join('.')}: ${issue?.message}`)
}
