import type { RunbookFinding, Translate } from '../model/index.ts'
import { visibleLine } from './visible.ts'

/** Says a finding in one language: `rules.<id>.<variant>` with its data; see the README of `i18n` for the other values. */
export function findingSentence(finding: RunbookFinding, t: Translate): string {
  const [edition = '', ...others] = finding.places.map((place) => place.locale)
  return t(`rules.${finding.rule}.${finding.variant ?? 'message'}`, {
    edition,
    editions: list([edition, ...others], t),
    others: list(
      others.filter((locale) => locale !== edition),
      t,
    ),
    count: 1,
    ...shownValues(finding.data, t),
  })
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

/** Joins words as the language does, each once. */
const list = (words: Iterable<string>, t: Translate): string => [...new Set(words)].join(t('render.separator'))

const shownValues = (data: Record<string, unknown>, t: Translate): Record<string, unknown> =>
  Object.fromEntries(Object.entries(data).map(([name, value]) => [name, shown(value, t)]))

function shown(value: unknown, t: Translate): unknown {
  if (typeof value === 'string') return visibleLine(value)
  if (Array.isArray(value)) return list(value.map(String).map(visibleLine), t)
  if (value !== null && typeof value === 'object') return shownValues(value as Record<string, unknown>, t)
  return value
}
