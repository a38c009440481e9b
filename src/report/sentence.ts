import type { Finding, Problem, Report, ReportContext, Translate } from '../model/index.ts'
import { visible } from './visible.ts'

/**
 * Says a finding in one language: `rules.<id>.<variant>` with its data, and besides `edition`, `editions`, `others` (languages
 * of the places) and `count`. Values are made visible; nothing is escaped for a format.
 */
export function sentence(finding: Finding, t: Translate): string {
  const locales = finding.related.map((place) => place.locale)
  return t(`rules.${finding.rule}.${finding.variant ?? 'message'}`, {
    edition: finding.place.locale,
    editions: list([finding.place.locale, ...locales], t),
    others: list(
      locales.filter((locale) => locale !== finding.place.locale),
      t,
    ),
    count: finding.count,
    ...values(finding.data, t),
  })
}

/** Names a rule in a few words. */
export const ruleTitle = (rule: string, t: Translate): string => t(`rules.${rule}.title`)

/** A topic by its title, where it has one, and its id. */
export function topicName(topic: string, report: Report, { locale }: ReportContext): string {
  const title = report.title?.(topic, locale)
  return visible(title === undefined || title === topic ? topic : `${title} (${topic})`)
}

/** Says why something could not be checked. */
export const problemSentence = (problem: Problem, t: Translate): string =>
  t(`cli.problems.${problem.id}`, { path: visible(problem.path), ...values(problem.data, t) })

/** Joins words as the language does, each once. */
export function list(words: Iterable<string>, t: Translate): string {
  const [first = '', ...others] = new Set(words)
  return others.length === 0 ? first : [first, ...others].join(t('cli.list.separator'))
}

function values(data: Record<string, unknown>, t: Translate): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, shown(value, t)]))
}

function shown(value: unknown, t: Translate): unknown {
  if (typeof value === 'string') return visible(value)
  if (Array.isArray(value)) return list(value.map(String).map(visible), t)
  if (value !== null && typeof value === 'object') return values(value as Record<string, unknown>, t)
  return value
}
