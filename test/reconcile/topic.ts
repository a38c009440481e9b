import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { align } from '../../src/align/index.ts'
import cmdlets from '../../src/commands/catalog/cmdlets.json' with { type: 'json' }
import { createCatalog } from '../../src/commands/catalog/index.ts'
import { loadLocales } from '../../src/i18n/index.ts'
import type { AlignedTopic, Decision, Finding, Runbook } from '../../src/model/index.ts'
import { parseDocument } from '../../src/parse/index.ts'
import { convertChinese, type ReconcileContext, reconcile } from '../../src/reconcile/index.ts'

export interface Source {
  path: string
  locale: string
  text: string
  media?: 'markdown' | 'capture'
}

export const digest = (text: string): string => createHash('sha256').update(text).digest('hex')
export const { lexicons } = loadLocales(join(import.meta.dirname, '../../locales'))

const context: ReconcileContext = {
  catalog: createCatalog(cmdlets as unknown as Parameters<typeof createCatalog>[0]),
  lexicons,
  digest,
  generator: 'test',
  today: '2026-11-21',
  convert: convertChinese,
}

/** Parses and aligns documents as the compiler does. */
export function topicOf(sources: readonly Source[]): AlignedTopic {
  const editions = sources.map(({ path, locale, text, media = 'markdown' }) =>
    parseDocument({ path, locale, text, media, encoding: 'utf-8', sha256: digest(text) }, lexicons),
  )
  return { id: 'topic', editions, alignment: align(editions) }
}

export const runbookOf = (
  sources: readonly Source[],
  findings: readonly Finding[] = [],
  decisions: readonly Decision[] = [],
  today = context.today!,
): Runbook => reconcile(topicOf(sources), findings, decisions, { ...context, today })
