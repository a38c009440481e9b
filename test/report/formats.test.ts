import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { Ajv, type AnySchemaObject } from 'ajv'
import formats from 'ajv-formats'
import type { Log } from 'sarif'
import { describe, expect, it } from 'vitest'
import type { Finding, Report } from '../../src/index.ts'
import { jsonReport, reporters } from '../../src/report/index.ts'
import { clean, context, place, report } from './fixture.ts'

const print = (name: string, value: Report, locale = 'en') =>
  reporters.find((reporter) => reporter.name === name)?.report(value, context(locale)) ?? ''

const [, changed] = report.findings as [Finding, Finding, Finding]
const many = (count: number, finding: Finding = changed): Report => ({
  ...report,
  findings: Array.from({ length: count }, (_, index) => ({
    ...finding,
    fingerprint: index.toString(16).padStart(16, '0'),
  })),
})

describe('sarif', () => {
  const require = createRequire(import.meta.url)
  const path = require.resolve('@microsoft/jest-sarif')
  const schema: AnySchemaObject = JSON.parse(readFileSync(`${dirname(path)}/schemas/sarif-2.1.0-rtm.5.json`, 'utf8'))
  // The published schema is draft 4; what differs from draft 7 in it is the name of `$id`.
  const { id, $schema, ...draft7 } = schema
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false })
  formats.default(ajv)
  const validate = ajv.compile(draft7)
  const parse = (value: Report): Log => JSON.parse(print('sarif', value))

  it.each([
    ['findings and problems', report],
    ['a clean run', clean],
    ['many findings', many(30)],
  ])('is valid for %s', (_, value) => {
    validate(parse(value))
    expect(validate.errors ?? []).toEqual([])
    expect(String(id)).toContain('sarif-2.1.0')
    expect(String($schema)).toContain('draft-04')
  })

  it('is told to be invalid when it is', () => {
    expect(validate({ version: '2.1.0', runs: [{ results: [] }] })).toBe(false)
  })

  it('says category, places, suppression and a fingerprint without lines', () => {
    const [run] = parse(report).runs
    expect(JSON.parse(print('sarif', report, 'zh-Hant')).runs[0].tool.driver.language).toBe('zh-TW')
    expect(run?.columnKind).toBe('utf16CodeUnits')
    expect(run?.tool.driver.rules?.map((rule) => rule.properties?.category)).toEqual(['command', 'prose'])
    const [first, second] = run?.results ?? []
    expect(first).toMatchObject({
      ruleId: 'verb-changed',
      level: 'error',
      properties: { category: 'command' },
      suppressions: [],
      partialFingerprints: { 'hexapla/v1': '00000000000000a1' },
    })
    expect(first?.relatedLocations?.map((location) => location.message?.text)).toEqual([
      'en: Set-Thing -Identity "x"',
      'fr: Set-Thing -Identity "x"',
    ])
    expect(second?.suppressions).toEqual([{ kind: 'external', status: 'accepted', justification: 'known since 2026' }])
  })

  it('encodes paths as addresses', () => {
    const paths = ['a b/é.md', 'x%41#?.md', '中/a.md', '../up.md', './a.md', '/abs/a.md', 'C:\\x\\a b.md', 'a:b.md']
    const findings = paths.map((path) => ({ ...changed, place: { ...changed.place, path }, related: [] }))
    const uris = parse({ ...report, findings }).runs[0]?.results?.map(
      (result) => result.locations?.[0]?.physicalLocation?.artifactLocation?.uri,
    )
    expect(uris).toEqual([
      'a%20b/%C3%A9.md',
      'x%2541%23%3F.md',
      '%E4%B8%AD/a.md',
      '../up.md',
      'a.md',
      'file:///abs/a.md',
      'file:///C:/x/a%20b.md',
      'a%3Ab.md',
    ])
  })

  it('keeps the limits of code scanning and drops the least severe', { timeout: 60_000 }, () => {
    const related = Array.from({ length: 1500 }, () => changed.related[0]!)
    const [result] = parse({ ...report, findings: [{ ...changed, related }] }).runs[0]?.results ?? []
    expect((result?.relatedLocations?.length ?? 0) + 1).toBe(1000)
    const notes = many(25_000, { ...changed, severity: 'note', related: [] }).findings
    const results = parse({ ...report, findings: [...notes, changed] }).runs[0]?.results ?? []
    expect([results.length, results[0]?.level]).toEqual([25_000, 'error'])
  })
})

describe('json', () => {
  it('is what its schema says', () => {
    expect(jsonReport.parse(JSON.parse(print('json', report))).findings).toHaveLength(3)
  })
})

describe('github', () => {
  it('shows ten of a level and counts the rest', () => {
    const lines = print('github', { ...many(23), problems: [] })
      .trimEnd()
      .split('\n')
    expect(lines.filter((line) => line.startsWith('::error'))).toHaveLength(10)
    expect(lines.at(-1)).toBe('Not annotated: 13 errors. The formats sarif and markdown hold all of them.')
  })

  it('cannot be made to run other commands', () => {
    const evil = {
      ...changed,
      data: { left: '\n::warning::x', right: 'y' },
      place: { ...changed.place, path: 'a,line=9::x\n' },
    }
    const text = print('github', { ...report, problems: [], findings: [evil] })
    expect(text.split('\n')).toHaveLength(2)
    expect(text).toContain('file=a%2Cline=9%3A%3Ax%0A,line=2')
  })
})

describe('gitlab', () => {
  it('has one issue for each finding, fingerprints unique', () => {
    const issues: { fingerprint: string }[] = JSON.parse(print('gitlab', many(5)))
    expect(new Set(issues.map((issue) => issue.fingerprint)).size).toBe(6)
  })
})

describe('rdjsonl', () => {
  it('counts columns in bytes of UTF-8', () => {
    const [finding] = report.findings
    const [, line] = print('rdjsonl', { ...report, findings: [finding!] }).split('\n')
    // 請執行 is nine bytes: the fourth character starts at byte ten; 𠀀 takes two columns and four bytes.
    expect(JSON.parse(line ?? '').location.range).toEqual({
      start: { line: 2, column: 10 },
      end: { line: 2, column: 14 },
    })
  })

  it('leaves columns out where the line is unknown', () => {
    const { text, ...without } = report
    expect(text).toBeDefined()
    const [, line] = print('rdjsonl', { ...without, findings: [changed] }).split('\n')
    expect(JSON.parse(line ?? '').location.range).toEqual({ start: { line: 2 }, end: { line: 2 } })
  })
})

describe('text', () => {
  const text = reporters[0]!
  it('stops at the height of the screen, at a whole finding, and says what is missing', () => {
    const lines = text.report(many(40), { ...context(), height: 24 }).split('\n')
    expect(lines.length).toBeLessThanOrEqual(25)
    expect(lines.find((line) => line.startsWith('Not shown'))).toMatch(
      /^Not shown: 3\d errors\. --all shows everything\.$/,
    )
  })

  it('paints only when it may', () => {
    const painted = text.report(report, { ...context(), color: true })
    expect(painted).toContain('\u001b[')
    expect(painted).not.toContain('^^^')
    expect(text.report(report, context())).not.toContain('\u001b[')
  })

  it('cuts long lines around the difference, by columns', () => {
    const long = `Get-Thing -Filter "${'中文'.repeat(60)}" -Result`
    const at = (locale: string, excerpt: string) => ({
      ...place('docs/en/a.md', locale, 1, 1, 1),
      path: `${locale}.md`,
      excerpt,
    })
    const finding = { ...changed, place: at('en', `${long} 10`), related: [at('fr', `${long} 20`)] }
    const output = text.report({ ...report, findings: [finding] }, { ...context(), width: 70 })
    expect(output).toMatch(/en\.md:1 {2}….*" -Result 10\n +\^\^\n/)
    expect(output).toMatch(/fr\.md:1 {2}….*" -Result 20\n +\^\^\n/)
  })

  it('names a second edition in one language', () => {
    const second = { ...changed.place, path: 'docs/es/capture.txt' }
    const name = (path: string) => (path === second.path ? 'es(2)' : 'es')
    const editions = [changed.place, second].map(({ path, locale }) => ({ path, locale, name: name(path), title: '' }))
    const findings = [{ ...changed, related: [second] }]
    const output = text.report({ ...report, findings, topics: [{ id: 'a', editions }] }, context())
    expect(output).toContain('es:2 es(2):2  Get-Thing')
  })

  it('fits five hundred findings on a screen, and ends with the overview and the totals', () => {
    const lines = text
      .report(many(500), { ...context(), height: 30 })
      .trimEnd()
      .split('\n')
    expect(lines.length).toBeLessThanOrEqual(30)
    expect(lines.at(-1)).toMatch(/^Not shown: 49\d errors\. --all/)
    expect(lines).toContain('  500  error  Another verb (verb-changed)')
  })

  it('shows all of them without a screen, the overview last', () => {
    const output = text.report(many(500), context())
    expect(output.match(/runs Get-Thing/g)).toHaveLength(500)
    expect(output.slice(output.lastIndexOf('runs Get-Thing'))).toContain('  500  error  Another verb (verb-changed)')
  })

  it('counts the notes of a rule beyond a few, unless all are wanted', () => {
    const notes = many(10, { ...changed, severity: 'note' })
    const shown = (all: boolean) => text.report(notes, { ...context(), all }).match(/runs Get-Thing/g)
    expect(shown(false)).toHaveLength(3)
    expect(text.report(notes, context())).toContain('and 7 more notes of verb-changed')
    expect(shown(true)).toHaveLength(10)
  })

  it('says what is odd about documents, and how much more there is', () => {
    const notices = Array.from({ length: 5 }, (_, index) => ({ id: 'orphan-document', path: `${index}.md`, data: {} }))
    const output = text.report({ ...clean, notices }, { ...context(), height: 30 })
    expect(output).toContain('2.md: There is no other edition')
    expect(output).toContain('and 2 more remarks about documents')
  })
})
