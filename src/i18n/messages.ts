import { z } from 'zod'

/** What a message file may hold: sentences, grouped. A dot in a key would be read as a path. */
export interface MessageTree {
  [key: string]: string | MessageTree
}

const key = z.string().regex(/^[^.]+$/)

const messages: z.ZodType<MessageTree> = z.lazy(() => z.record(key, z.union([z.string(), messages])))

/** `rules.json`: for each rule a title, its sentence, and one sentence for each variant it can report. */
const ruleMessages = z.record(
  key,
  z.record(key, z.string().min(1)).refine((rule) => 'title' in rule, 'a rule needs a title'),
)

/** `lexicon.json`: spellings by concept, the most usual first. */
export const lexicon = z.record(z.string(), z.array(z.string().min(1)))

/** The files of a locale folder; each may be absent, except from `en`. */
export const namespaces = { render: messages, cli: messages, rules: ruleMessages } as const
export type Namespace = keyof typeof namespaces
