import { type Place, type RunbookFinding, visibleLine } from '../../model/index.ts'
import { codeSpan, markdownFinding, markdownText } from '../commonmark.ts'
import { findingSentence } from '../finding-sentence.ts'
import { repeated, type Shown } from '../remarks.ts'
import { blocks, type Page, quote } from './page.ts'

const WORST_FIRST = ['error', 'warning', 'note']
/** Texts quoted of one language, and places named of one text: what repeats itself is counted. */
const TEXTS = 2
/** Excerpts end at 200 characters themselves. */
const LONGEST = 200
const PLACES = 4

/** A finding in the reader's language, and what each edition has there: equal texts once, with their places. */
export const writeFinding = (finding: RunbookFinding, page: Page): string =>
  blocks([
    markdownFinding(findingSentence(finding, page.t)),
    finding.places.length > 0 ? markdownText(page.t('render.markdown.editions-say')) : '',
    quotations(finding.places, page),
  ])

function quotations(places: readonly Place[], page: Page): string {
  const groups = new Map<string, Place[]>()
  // What quotes nothing is the place of something missing: such places differ in the language alone.
  for (const place of places) {
    const key = place.excerpt ?? ` ${place.locale}`
    groups.set(key, [...(groups.get(key) ?? []), place])
  }
  const kept: string[] = []
  const quoted = new Map<string, number>()
  let left = 0
  for (const same of groups.values()) {
    const { locale } = same[0]!
    const count = quoted.get(locale) ?? 0
    quoted.set(locale, count + 1)
    if (count < TEXTS) kept.push(quotation(same, page))
    else left += same.length
  }
  if (left > 0) kept.push(`- ${markdownText(page.t('render.markdown.more-places', { count: left }))}`)
  return kept.join('\n')
}

function quotation(same: readonly Place[], { t }: Page): string {
  const { excerpt } = same[0]!
  const named = same
    .slice(0, PLACES)
    .map(({ locale, path, region }) => `${markdownText(locale)} ${codeSpan(`${path}:${region.start.line}`)}`)
  const more =
    same.length > PLACES ? [markdownText(t('render.markdown.more-places', { count: same.length - PLACES }))] : []
  const where = [...named, ...more].join(', ')
  return excerpt ? `- ${codeSpan(shorten(excerpt))} — ${where}` : `- ${where}`
}

const shorten = (text: string): string => (text.length >= LONGEST ? `${text.slice(0, LONGEST - 1).trimEnd()}…` : text)

/** Findings beside the sentence they are about: in full the first time, after that by their names. */
export function writeRemarks(shown: readonly Shown[], page: Page): string[] {
  const { t } = page
  const full = shown.flatMap(({ finding, before }) =>
    before === undefined ? [remark(finding, markdownFinding(findingSentence(finding, t)), page)] : [],
  )
  return [...full, ...repeated(shown, t).map((words) => quote(`⚠ ${markdownText(words)}`))]
}

const remark = ({ severity, fingerprint }: RunbookFinding, words: string, { t }: Page): string =>
  quote(`⚠ **${markdownText(t(`render.severity.${severity}`))}** ${words} ${codeSpan(fingerprint)}`)

/** Every finding, the worst first. */
export function writeFindings(page: Page): string {
  const { runbook, t } = page
  if (runbook.findings.length === 0) return markdownText(t('render.markdown.findings-none'))
  const sorted = [...runbook.findings].sort((a, b) => WORST_FIRST.indexOf(a.severity) - WORST_FIRST.indexOf(b.severity))
  return blocks(
    sorted.flatMap((finding) => {
      const label = [t(`render.severity.${finding.severity}`), ...finding.steps, t(`rules.${finding.rule}.title`)]
      return [
        `**${label.map((part) => markdownText(visibleLine(part))).join(' · ')}** ${codeSpan(finding.fingerprint)}`,
        writeFinding(finding, page),
      ]
    }),
  )
}
