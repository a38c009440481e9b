import type { Translate } from '../../model/index.ts'
import { literal, quoted } from './escape.ts'
import type { Say } from './script.ts'

type Says = ReadonlyMap<string, Say>

/** The sentences inside the script: English, for servers where no table of sentences lies beside it. ASCII. */
export const writeInlineTable = (says: Says, t: Translate): string[] => [
  '$HxText = @{',
  ...[...says].map(([key, say]) => `    ${quoted(key)} = ${literal(say('en', t))}`),
  '}',
]

/** A table of sentences (`.psd1`) in one language. It names the plan it belongs to; the script takes no other. */
export const writeCultureTable = (
  says: Says,
  locale: string,
  t: Translate,
  planHash: string,
  generator: string,
): string =>
  [
    `# ${generator}: ${locale}`,
    '@{',
    `    'PlanHash' = ${quoted(planHash)}`,
    ...[...says].map(([key, say]) => `    ${quoted(key)} = ${quoted(say(locale, t))}`),
    '}',
    '',
  ].join('\n')

/**
 * Folders in which a language's table stands: its tag, and for a tag with a script also language and region, because
 * Windows PowerShell looks for `zh-TW` and then for `zh`.
 */
export function cultures(tag: string): string[] {
  const locale = new Intl.Locale(tag)
  const { language, region } = locale.maximize()
  return locale.script && region ? [tag, `${language}-${region}`] : [tag]
}
