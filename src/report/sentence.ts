import {
  type Finding,
  type Problem,
  type Report,
  type ReportContext,
  say,
  shownValues,
  type Translate,
  visibleCode,
} from '../model/index.ts'

/** Says a finding in one language; `nameOf` says what the edition of a place is called, by default its language. */
export const sentence = (
  finding: Finding,
  t: Translate,
  nameOf: (place: Finding['place']) => string = (place) => place.locale,
): string => say({ ...finding, editions: [finding.place, ...finding.related].map(nameOf) }, t)

/** Names a rule in a few words. */
export const ruleTitle = (rule: string, t: Translate): string => t(`rules.${rule}.title`)

/** A topic by its title, where it has one, and its id. */
export function topicName(topic: string, report: Report, { locale }: ReportContext): string {
  const title = report.title?.(topic, locale)
  return visibleCode(title === undefined || title === topic ? topic : `${title} (${topic})`)
}

/** Says why something could not be checked. */
export const problemSentence = (problem: Problem, t: Translate): string =>
  t(`cli.problems.${problem.id}`, { path: visibleCode(problem.path), ...shownValues(problem.data, t) })
