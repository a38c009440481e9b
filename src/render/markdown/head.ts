import { codeSpan, fence, markdownText, table } from '../commonmark.ts'
import { fileStem } from '../file-stem.ts'
import { provenanceIn } from '../localized-texts.ts'
import { parameterName } from '../parameter-name.ts'
import { plannedSteps } from '../plan.ts'
import { dryRunLine } from '../run-line.ts'
import { blocks, type Page, quote } from './page.ts'

/** Notes on where the sentences come from, then the facts of the runbook. */
export function writeHead(page: Page): string {
  const { runbook, locale, t } = page
  const { converted, foreign } = provenanceIn(locale, runbook)
  const blocked = plannedSteps(runbook).filter(({ step }) => step.blocked.length > 0)
  const facts: (readonly [string, string])[] = [
    [t('render.markdown.runbook'), codeSpan(runbook.id)],
    ...(runbook.product ? [[t('render.markdown.product'), markdownText(runbook.product)] as const] : []),
    ...(runbook.minutes
      ? [[t('render.markdown.time'), markdownText(t('render.minutes', { count: runbook.minutes }))] as const]
      : []),
    [t('render.markdown.script'), codeSpan(`${fileStem(runbook)}.ps1`)],
    [t('render.markdown.plan'), codeSpan(runbook.planHash)],
    [
      t('render.markdown.blocked-steps'),
      blocked.map(({ step }) => step.id).join(', ') || markdownText(t('render.markdown.none')),
    ],
  ]
  return blocks([
    quote(
      blocks([
        markdownText(t('render.markdown.generated', { generator: runbook.generator })),
        markdownText(t('render.markdown.same-commands')),
        converted ? `**${markdownText(t('render.converted', { from: converted }))}**` : '',
        foreign ? `**${markdownText(t('render.foreign-note'))}**` : '',
      ]),
    ),
    table(
      [t('render.markdown.item'), t('render.markdown.value')].map(markdownText),
      facts.map(([name, value]) => [markdownText(name), value]),
    ),
    fence(
      'powershell',
      { name: 'dry-run', interactive: 'false', excludeFromRunAll: 'true', promptEnv: 'never' },
      `${dryRunLine(runbook)}; exit $LASTEXITCODE`,
    ),
  ])
}

/** The values to give, and one block in which to set them. */
export function writeParameters({ runbook, t }: Page): string {
  if (runbook.parameters.length === 0) return ''
  const columns = ['name', 'kind', 'stands-for', 'example', 'used-in']
  const rows = runbook.parameters.map((parameter) => [
    codeSpan(parameterName(parameter)),
    markdownText(t(`render.parameter.${parameter.kind}`)),
    parameter.placeholders.map(codeSpan).join(' '),
    // A name in angle brackets says what to give and is no example of it.
    parameter.example.startsWith('<') ? '—' : codeSpan(parameter.example),
    parameter.steps.join(', '),
  ])
  const lines = runbook.parameters.map((parameter) => `Set-Item -Path Env:${parameterName(parameter)} -Value ''`)
  return blocks([
    `## ${markdownText(t('render.markdown.parameters'))}`,
    markdownText(t('render.markdown.parameters-how')),
    table(
      columns.map((column) => markdownText(t(`render.markdown.${column}`))),
      rows,
    ),
    fence(
      'powershell',
      { name: 'parameters', interactive: 'true', excludeFromRunAll: 'true', promptEnv: 'never' },
      lines.join('\n'),
    ),
  ])
}

/** Which documents stand behind the sentences, how they were translated, and their hashes. */
export function writeSources({ runbook, t }: Page): string {
  const columns = ['language', 'document', 'translation', 'date']
  return table(
    [...columns.map((column) => markdownText(t(`render.markdown.${column}`))), 'SHA-256'],
    runbook.sources.map(({ locale, path, translation, date, sha256 }) => [
      markdownText(locale),
      codeSpan(path),
      markdownText(t(`render.translation.${translation}`)),
      date ? markdownText(date) : '—',
      codeSpan(sha256),
    ]),
  )
}
