import { alertKind, methodHost, onRequest, type Runbook, type Translate } from '../../model/index.ts'
import { provenanceIn } from '../localized-texts.ts'
import { marked, sentenceIn } from '../sentence.ts'
import type { Say } from './script.ts'

/*
 * What the script itself says: message, and the values that stand in it, in the order of `{0}`, `{1}`. The sentences of `locales`
 * name their values; .NET numbers them, so the numbers are put in here, once for all languages.
 */
const MESSAGES: Record<string, readonly string[]> = {
  'argument-unsafe': ['program', 'value'],
  blocked: ['step'],
  'blocked-advice': ['step'],
  'by-hand': ['step'],
  'choose-one': [],
  coalesced: ['step', 'other'],
  command: ['host'],
  conditional: ['step'],
  'command-missing': ['step', 'command', 'host'],
  declined: ['step'],
  'done-question': ['step'],
  'dry-run-finished': [],
  'exit-code': ['program', 'code'],
  failed: ['step', 'reason'],
  finished: [],
  'hand-pending': ['step'],
  impact: ['impact'],
  'language-missing': ['language'],
  'name-steps': [],
  'nobody-to-ask': ['step'],
  'not-asked': ['steps'],
  'not-elevated': ['step'],
  'nothing-selected': [],
  'parameter-missing': ['step', 'parameter'],
  'step-unknown': ['step'],
  'tables-differ': ['language'],
  'this-computer': ['computer'],
  'unknown-effect': ['step'],
  waiting: ['step', 'minutes'],
  'waiting-skipped': ['step', 'minutes'],
}

/** The sentences that do not belong to a step. */
export function messageSays(runbook: Runbook): Map<string, Say> {
  const group = (prefix: string, path: string, names: readonly string[]) =>
    names.map((name): [string, Say] => [`${prefix}-${name}`, (_locale, t) => t(`render.${path}.${name}`)])
  return new Map<string, Say>([
    ['Title', (locale, t) => marked(sentenceIn(locale, runbook.title), t)],
    ['Note', (locale, t) => noteOn(runbook, locale, t)],
    ...Object.entries(MESSAGES).map(([name, values]): [string, Say] => [
      `Message-${name}`,
      (_locale, t) => t(`render.powershell.${name}`, numbered(values)),
    ]),
    ...group(
      'Host',
      'host',
      methodHost.options.flatMap((option) => option.options),
    ),
    ...group('Alert', 'alert', alertKind.options),
    ...group('Impact', 'impact', ['0', '1', '2', '3']),
    ...group('Request', 'on-request', onRequest.options),
  ])
}

const numbered = (names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name, index) => [name, `{${index}}`]))

/** Says that a language's sentences come from another script, or that some are missing; empty where neither is so. */
function noteOn(runbook: Runbook, locale: string, t: Translate): string {
  const { converted, foreign } = provenanceIn(locale, runbook)
  return [
    ...(converted === undefined ? [] : [t('render.converted', { from: converted })]),
    ...(foreign ? [t('render.foreign-note')] : []),
  ].join(' ')
}
