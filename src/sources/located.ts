import { isMap, isNode, isPair, LineCounter, type Node, parseDocument, visit } from 'yaml'
import type { z } from 'zod'
import type { Problem } from '../model/index.ts'
import { yamlReason } from './yaml-reason.ts'

/** A value of a YAML or JSON text, or where and why it is not what is wanted. */
export type Located<Value> = { value: Value; problems: [] } | { value?: undefined; problems: Problem[] }

type Path = readonly PropertyKey[]

/** What a schema cannot know is wrong with a value: the path of the key, and the values of the problem's message. */
export interface Objection {
  id: string
  key: Path
  data: Problem['data']
}

/**
 * Reads a YAML (or JSON) text and validates it. Each problem names the key and its line; the reason is in the language of `locale`.
 */
export async function readLocated<Schema extends z.ZodType>(
  text: string,
  path: string,
  schema: Schema,
  { locale, object = () => [] }: { locale: string; object?(value: z.infer<Schema>): Objection[] },
): Promise<Located<z.infer<Schema>>> {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' })
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return { path, line: Math.max(1, line), column: Math.max(1, col) }
  }
  if (document.errors.length > 0)
    return {
      problems: document.errors.slice(0, 1).map((error) => ({
        id: 'yaml-invalid',
        ...place(error.pos[0]),
        data: yamlReason(error.code),
      })),
    }
  let value: unknown
  try {
    value = document.toJS()
  } catch {
    // Aliases that name nothing, or too many of them: the one thing that is only noticed here.
    return { problems: [{ id: 'yaml-invalid', ...place(offsetOfAlias(document)), data: yamlReason('BAD_ALIAS') }] }
  }
  const result = schema.safeParse(value ?? {}, { error: await messages(locale) })
  if (result.success) {
    const objections = object(result.data)
    if (objections.length === 0) return { value: result.data, problems: [] }
    return {
      problems: objections.map(({ id, key, data }) => ({
        id,
        ...place(offsetOf(document.contents, key)),
        data: { key: spell(key), ...data },
      })),
    }
  }
  return {
    problems: result.error.issues.flatMap((issue) =>
      pathsOf(issue).map((key) => ({
        id: 'key-invalid',
        ...place(offsetOf(document.contents, key)),
        data: { key: spell(key), message: issue.message },
      })),
    ),
  }
}

/** Zod's own translations, loaded when something is wrong: a whole language each. */
async function messages(locale: string): Promise<z.core.$ZodErrorMap> {
  const { default: _, ...locales } = await import('zod/locales')
  const { language, region } = new Intl.Locale(locale).maximize()
  const byName: Record<string, (() => { localeError: z.core.$ZodErrorMap }) | undefined> = locales
  return (byName[`${language}${region}`] ?? byName[language] ?? locales.en)().localeError
}

function offsetOfAlias(document: ReturnType<typeof parseDocument>): number {
  let found: number | undefined
  visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document) !== undefined) return undefined
      found = alias.range?.[0]
      return visit.BREAK
    },
  })
  return found ?? 0
}

/** An unknown key is reported where it stands, not where the map begins. */
const pathsOf = (issue: z.core.$ZodIssue): Path[] =>
  issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]

const spell = (path: Path): string =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '') || '.'

/** Where the key of a path stands; for a key that is missing, where the nearest thing around it stands. */
function offsetOf(root: Node | null, path: Path): number {
  let node: unknown = root
  let offset = root?.range?.[0] ?? 0
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && isNode(item.key) && String(item.key) === String(step))
      if (!pair) return offset
      offset = isNode(pair.key) ? (pair.key.range?.[0] ?? offset) : offset
      node = pair.value
    } else {
      const next = isNode(node) && 'items' in node && Array.isArray(node.items) ? node.items[Number(step)] : undefined
      if (!isNode(next)) return offset
      offset = next.range?.[0] ?? offset
      node = next
    }
  }
  return offset
}
