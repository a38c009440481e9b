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

/** Says a finding in one language. */
export const sentence = (finding: Finding, t: Translate): string =>
  say({ ...finding, editions: [finding.place, ...finding.related].map((place) => place.locale) }, t)

/** Names a rule in a few words. */
export const ruleTitle = (rule: string, t: Translate): string => t(`rules.${rule}.title`)

/** A topic by its title, in this language where it has one, and its id. */
export function topicName(topic: string, report: Report, { locale }: ReportContext): string {
  const titled = report.topics.find(({ id }) => id === topic)?.editions.filter(({ title }) => title !== '') ?? []
  const own = [locale, 'en'].flatMap((tag) => titled.find((edition) => edition.locale === tag) ?? [])
  const { title } = own[0] ?? titled[0] ?? {}
  return visibleCode(title === undefined || title === topic ? topic : `${title} (${topic})`)
}

/** Says why something could not be checked, or what is odd about a document. */
export function problemSentence({ id, path, data }: Problem, t: Translate): string {
  const reason = data.reason === undefined ? {} : { reason: t(`cli.yaml.${data.reason}`) }
  return t(`cli.problems.${id}`, { path: visibleCode(path), ...shownValues(data, t), ...reason })
}
