import { readFileSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, resolve } from 'node:path'
import { z } from 'zod'
import { onlyCommand } from '../commands/index.ts'
import {
  type BaselineEntry,
  baselineEntry,
  type Decision,
  decision,
  jsonText,
  type Problem,
  severity,
} from '../model/index.ts'
import { readCatalog } from './catalog.ts'
import { type Located, type Objection, readLocated } from './located.ts'

const name = z.string().min(1)
const setting = z.union([severity, z.literal('off')])

/** A limit on findings. It counts those it describes; a finding counts against the first limit that describes it. */
const threshold = z.strictObject({
  severity: severity.optional(),
  rule: name.optional(),
  language: name.optional(),
  /** How many are tolerated. */
  max: z.int().min(0),
})
/** How many findings of a kind a run tolerates. */
export type Threshold = z.infer<typeof threshold>

/** `hexapla.yaml`. Everything is optional; paths start from the folder of the file. */
const config = z.strictObject({
  /** Topics that cannot be found by themselves: `<topic>: { <language>: <path> }`. */
  topics: z.record(name, z.record(name, name)).optional(),
  /** Front-matter keys that identify a topic, the first that a document has. */
  idKeys: z.array(name).min(1).optional(),
  /** Languages of folders and files that do not say it: `<path>: <language>`. */
  locales: z.record(name, name).optional(),
  /** `<rule>: off | note | warning | error`, or by language: `<rule>: { severity: …, languages: { fr: off } }`. */
  rules: z
    .record(
      name,
      z.union([
        setting,
        z.strictObject({ severity: setting.optional(), languages: z.record(name, setting).optional() }),
      ]),
    )
    .optional(),
  failOn: z.enum(['error', 'warning', 'note', 'never']).optional(),
  thresholds: z.array(threshold).optional(),
  baseline: name.optional(),
  decisions: name.optional(),
  out: name.optional(),
  targets: z.array(name).min(1).optional(),
  /** Output languages of `build`. */
  languages: z.array(name).min(1).optional(),
  limits: z.strictObject({ bytes: z.int().positive().optional() }).optional(),
})
/** What `hexapla.yaml` may hold, everything optional. */
export type Config = z.infer<typeof config>

export interface FileOptions {
  cwd: string
  /** Language of the messages. */
  locale: string
}

/**
 * Reads a configuration file; its paths come back as seen from the working directory. An absent file is a problem only where it was
 * asked for. `object` may add what only the caller knows, such as a rule that does not exist.
 */
export async function readConfig(
  path: string,
  options: FileOptions & { optional?: boolean; object?(config: Config): Objection[] },
): Promise<Located<Config>> {
  const text = readText(path, options.cwd)
  if (text === undefined) return options.optional ? { value: {}, problems: [] } : missing(path)
  const located = await readLocated(text, path, config, options)
  return located.value ? { value: fromWorkingDirectory(located.value, path, options.cwd), problems: [] } : located
}

/** Reads the choices people recorded. What a script would run instead of a command of the documents must be one command. */
export async function readDecisions(path: string, options: FileOptions): Promise<Located<Decision[]>> {
  return readList(path, z.array(decision), { ...options, object: unclearCommands })
}

const unclearCommands = (decisions: readonly Decision[]): Objection[] =>
  decisions.flatMap(({ choice, command = '' }, index) => {
    const unclear = choice === 'replace' && onlyCommand(command, readCatalog()) === undefined
    return unclear ? [{ id: 'decision-command', key: [index, 'command'], data: {} }] : []
  })

/** Reads the known findings. An absent file is a problem only where it was asked for. */
export async function readBaseline(
  path: string,
  options: FileOptions & { optional?: boolean },
): Promise<Located<BaselineEntry[]> & { absent?: boolean }> {
  const text = readText(path, options.cwd)
  if (text === undefined && options.optional) return { value: [], problems: [], absent: true }
  return readList(path, z.array(baselineEntry), options)
}

/** The text of a baseline file: one entry a line or so, sorted by the caller, so that changes merge well. */
export const writeBaseline = (entries: readonly BaselineEntry[]): string => `${jsonText(entries, 2)}\n`

async function readList<Item>(
  path: string,
  schema: z.ZodType<Item[]>,
  options: FileOptions & { object?(items: Item[]): Objection[] },
): Promise<Located<Item[]>> {
  const text = readText(path, options.cwd)
  if (text === undefined) return missing(path)
  // JSON.parse is many times faster than the parser that knows lines; that one is only needed when something is wrong.
  try {
    const result = schema.safeParse(JSON.parse(text))
    if (result.success && !options.object?.(result.data).length) return { value: result.data, problems: [] }
  } catch {}
  if (text.trim() === '') return { value: [], problems: [] }
  return readLocated(text, path, schema, options)
}

const missing = (path: string): { problems: Problem[] } => ({
  problems: [{ id: 'file-missing', path, data: {} }],
})

function readText(path: string, cwd: string): string | undefined {
  try {
    return readFileSync(resolve(cwd, path), 'utf8').replace(/^\ufeff/, '')
  } catch {
    return undefined
  }
}

function fromWorkingDirectory(value: Config, path: string, cwd: string): Config {
  const base = dirname(resolve(cwd, path))
  const move = (to: string) => (isAbsolute(to) ? to : relative(cwd, join(base, to)).replaceAll('\\', '/') || '.')
  const keys = (record: Record<string, string>) =>
    Object.fromEntries(Object.entries(record).map(([key, tag]) => [move(key), tag]))
  const values = (record: Record<string, string>) =>
    Object.fromEntries(Object.entries(record).map(([key, to]) => [key, move(to)]))
  return {
    ...value,
    ...(value.topics && {
      topics: Object.fromEntries(Object.entries(value.topics).map(([id, paths]) => [id, values(paths)])),
    }),
    ...(value.locales && { locales: keys(value.locales) }),
    ...(value.baseline && { baseline: move(value.baseline) }),
    ...(value.decisions && { decisions: move(value.decisions) }),
    ...(value.out && { out: move(value.out) }),
  }
}
