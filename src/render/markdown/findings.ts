import { type RunbookFinding, visibleLine } from '../../model/index.ts'
import { codeSpan, markdownFinding, markdownText } from '../commonmark.ts'
import { findingSentence } from '../finding-sentence.ts'
import { blocks, type Page } from './page.ts'

const WORST_FIRST = ['error', 'warning', 'note']

/** A finding in the reader's language, and what each edition has there. */
export const writeFinding = (finding: RunbookFinding, page: Page): string =>
  blocks([
    markdownFinding(findingSentence(finding, page.t)),
    finding.places.length > 0 ? markdownText(page.t('render.markdown.editions-say')) : '',
    finding.places
      .map(({ path, locale, region, excerpt }) => {
        const where = `${markdownText(locale)}, ${codeSpan(`${path}:${region.start.line}`)}`
        return `- ${where}${excerpt ? ` — ${codeSpan(excerpt)}` : ''}`
      })
      .join('\n'),
  ])

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
