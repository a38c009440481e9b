import { loadLocales } from '../../src/i18n/index.ts'
import type { Finding, Place, Report, ReportContext, Translate } from '../../src/index.ts'

const locales = loadLocales(`${import.meta.dirname}/../../locales`)

/** Real sentences for everything but the two made-up rules. */
const translate = (tag: string): Translate => {
  const t = locales.translator(tag)
  return (key, values = {}) => {
    const own = RULES[key]
    return own === undefined
      ? t(key, values)
      : own.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
          if (values[name] === undefined) throw new Error(`no value for ${name}`)
          return String(values[name])
        })
  }
}

const RULES: Record<string, string> = {
  'rules.verb-changed.title': 'Another verb',
  'rules.verb-changed.message': '{{edition}} runs {{left}}, {{others}} run {{right}}.',
  'rules.word-left.title': 'Left | over',
  'rules.word-left.folded': 'In {{count}} places: {{words}}.',
}

const TEXTS: Record<string, string> = {
  'docs/en/a.md': 'one\nSet-Thing -Identity "x"\nthree\n',
  'docs/es/a.md': 'uno\nGet-Thing -Identity "x"\ntres\n',
  'docs/fr/a.md': 'un\nSet-Thing -Identity "x"\ntrois\n',
  'docs/zh-tw/b (1).md': '一\n請執行𠀀 Get-Thing\n',
}

export const place = (path: string, locale: string, line: number, column: number, length: number): Place => {
  const offset =
    (TEXTS[path] ?? '')
      .split('\n')
      .slice(0, line - 1)
      .join('\n').length +
    1 +
    column -
    1
  return {
    path,
    locale,
    region: {
      start: { line, column, offset },
      end: { line, column: column + length, offset: offset + length },
    },
    excerpt: (TEXTS[path] ?? '').split('\n')[line - 1] ?? '',
  }
}

const changed: Finding = {
  rule: 'verb-changed',
  category: 'command',
  severity: 'error',
  topic: 'a',
  place: place('docs/es/a.md', 'es', 2, 1, 9),
  related: [place('docs/en/a.md', 'en', 2, 1, 9), place('docs/fr/a.md', 'fr', 2, 1, 9)],
  blames: true,
  evidence: 'catalogue',
  confidence: 0.9,
  data: { left: 'Get-Thing', right: 'Set-\u202eThing' },
  signature: 'Get-Thing Set-Thing',
  fingerprint: '00000000000000a1',
  count: 1,
  fix: { region: place('docs/es/a.md', 'es', 2, 1, 9).region, text: 'Set-Thing' },
}

const { excerpt: _, ...bare } = place('docs/zh-tw/b (1).md', 'zh-Hant', 2, 4, 2)
const left: Finding = {
  rule: 'word-left',
  category: 'prose',
  severity: 'note',
  variant: 'folded',
  topic: 'b',
  place: bare,
  related: [],
  blames: false,
  evidence: 'none',
  confidence: 0.5,
  data: { words: ['::error::', '<b>|`x`', '100%\n'] },
  signature: 'words',
  fingerprint: '00000000000000b2',
  count: 155,
}

const known: Finding = {
  ...changed,
  severity: 'warning',
  fingerprint: '00000000000000c3',
  suppressed: { by: 'baseline', reason: 'known since 2026' },
}

export const report: Report = {
  findings: [left, changed, known],
  problems: [{ id: 'encoding', path: './docs/fr/c.md', line: 3, column: 7, data: { encoding: '' } }],
  notices: [{ id: 'orphan-document', path: 'docs/en/lone.md', data: {} }],
  topics: [
    {
      id: 'a',
      editions: ['en', 'es', 'fr'].map((locale) => ({
        path: `docs/${locale}/a.md`,
        locale,
        name: locale,
        title: `Title in ${locale}`,
      })),
    },
    { id: 'b', editions: [{ path: 'docs/zh-tw/b (1).md', locale: 'zh-Hant', name: 'zh-Hant', title: '' }] },
  ],
  summary: { topics: 2, editions: 4, documents: 5 },
  version: '0.0.0',
  rules: [
    { id: 'verb-changed', category: 'command', severity: 'error' },
    { id: 'word-left', category: 'prose', severity: 'note' },
  ],
  text: (path) => TEXTS[path],
}

export const clean: Report = { ...report, findings: [], problems: [] }

export const context = (locale = 'en'): ReportContext => ({ t: translate(locale), locale, color: false })
