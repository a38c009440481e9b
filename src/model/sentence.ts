import type { Translate } from './contracts.ts'
import { visibleCode } from './visible.ts'

/** What a sentence about a finding is made of. */
export interface Said {
  rule: string
  variant?: string | undefined
  data: Readonly<Record<string, unknown>>
  /** What the editions of its places are called, the one at fault first. */
  editions: readonly string[]
  /** Places folded into it; default 1. */
  count?: number
}

/**
 * Says a finding in one language: `rules.<id>.<variant>` with its data, and besides `edition`, `editions`, `others`, `count` and
 * `coded`, in which each member of a list stands between backticks. Values are made visible; nothing is escaped for a format.
 */
export function say({ rule, variant = 'message', data, editions, count = 1 }: Said, t: Translate): string {
  const [edition = '', ...rest] = editions
  const others = rest.filter((other) => other !== edition)
  return t(`rules.${rule}.${variant}`, {
    edition,
    editions: list(editions, t),
    others: list(others, t),
    count,
    coded: coded(data, t),
    ...shownValues(data, t),
  })
}

const coded = (data: Said['data'], t: Translate): Record<string, string> =>
  Object.fromEntries(
    Object.entries(data).flatMap(([name, value]) =>
      Array.isArray(value)
        ? [
            [
              name,
              list(
                value.map((one) => `\`${visibleCode(String(one))}\``),
                t,
              ),
            ],
          ]
        : [],
    ),
  )

/** Joins words as the language does, each once. */
export const list = (words: Iterable<string>, t: Translate): string => [...new Set(words)].join(t('cli.list.separator'))

/** Values of a sentence, as a reader may see them: text made visible, lists joined. */
export const shownValues = (data: Readonly<Record<string, unknown>>, t: Translate): Record<string, unknown> =>
  Object.fromEntries(Object.entries(data).map(([name, value]) => [name, shown(value, t)]))

function shown(value: unknown, t: Translate): unknown {
  if (typeof value === 'string') return visibleCode(value)
  if (Array.isArray(value)) return list(value.map(String).map(visibleCode), t)
  if (value !== null && typeof value === 'object') return shownValues(value as Record<string, unknown>, t)
  return value
}

/** A piece of a sentence; the sentences of rules put what is code between backticks. */
export interface Piece {
  text: string
  code: boolean
}

/** Divides a sentence at its backticks. Text of a document may hold one as well: then a piece is set wrongly, nothing more. */
export const pieces = (sentence: string): Piece[] =>
  sentence
    .split(/`([^`]+)`/)
    .map((text, index) => ({ text, code: index % 2 === 1 }))
    .filter(({ text }) => text !== '')
