import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { align } from '../src/align/index.ts'
import { check, rules } from '../src/check/index.ts'
import { loadLocales } from '../src/i18n/index.ts'
import { type AlignedTopic, type Document, type Edition, type Finding, type Rule, say } from '../src/model/index.ts'
import { parseDocument } from '../src/parse/index.ts'
import { readCatalog, sha256 } from '../src/sources/index.ts'

/**
 * A rule's README is its test. Under `## Wrong` and `## Right`, each `###` is one example made of blocks
 *
 *   ````edition fr [topic=other]      one document
 *   ````report                        what the rule says: `severity locale:line … {"data":…}`, one finding a line
 *
 * An example under Right has no report and must stay silent. `UPDATE=1` rewrites the reports; review them as a diff.
 */
const root = join(import.meta.dirname, '../src/check/rules')
const { lexicons, tags, translator } = loadLocales(join(import.meta.dirname, '../locales'))
const catalog = readCatalog()

interface Example {
  title: string
  right: boolean
  editions: { locale: string; topic: string; text: string }[]
  report?: { from: number; to: number; text: string }
}

function examplesOf(readme: string): Example[] {
  const examples: Example[] = []
  const lines = readme.split('\n')
  let right = false
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!
    if (line.startsWith('## ')) right = line === '## Right'
    if (line.startsWith('### ')) examples.push({ title: line.slice(4), right, editions: [] })
    const fence = line.match(/^(`{4,})(edition|report)\s*(.*)$/)
    if (!fence) continue
    const end = lines.findIndex((other, at) => at > index && other === fence[1])
    const text = lines.slice(index + 1, end).join('\n')
    const example = examples.at(-1)!
    if (fence[2] === 'report') example.report = { from: index + 1, to: end, text }
    else {
      const [locale = 'en', ...rest] = fence[3]!.split(/\s+/)
      example.editions.push({ locale, topic: rest[0]?.replace('topic=', '') ?? 'example', text: `${text}\n` })
    }
    index = end
  }
  return examples
}

function topicsOf(example: Example, change: (edition: Edition) => Edition = (edition) => edition): AlignedTopic[] {
  const ids = [...new Set(example.editions.map((edition) => edition.topic))]
  return ids.map((id) => {
    const editions = example.editions
      .filter((edition) => edition.topic === id)
      .map(
        ({ locale, text }): Document => ({
          path: `${id}/${locale}.md`,
          media: 'markdown',
          encoding: 'utf-8',
          text,
          sha256: sha256(text),
          locale,
          tag: locale,
        }),
      )
      .map((document) => change(parseDocument(document, lexicons)))
    return { id, editions, alignment: align(editions) }
  })
}

const run = (topics: readonly AlignedTopic[], rule: Rule) =>
  check(topics, { lexicons, catalog, digest: sha256, rules: [rule] })

const line = (finding: Finding) =>
  [
    finding.severity,
    ...[finding.place, ...finding.related].map((place) => `${place.locale}:${place.region.start.line}`),
    ...(finding.blames ? [finding.evidence] : ['differs']),
    JSON.stringify(finding.data),
  ].join(' ')

/** Earlier examples may have grown: the file is read anew each time. */
function rewrite(path: string, title: string, actual: string): void {
  const readme = existsSync(path) ? readFileSync(path, 'utf8') : ''
  const report = examplesOf(readme).find((example) => example.title === title)?.report
  if (!report) throw new Error(`${path}: "${title}" has no report block`)
  const lines = readme.split('\n')
  lines.splice(report.from, report.to - report.from, ...(actual ? actual.split('\n') : []))
  writeFileSync(path, lines.join('\n'))
}

const zero = { line: 1, column: 1, offset: 0 }
const stripped = (edition: Edition): Edition => ({
  ...edition,
  blocks: edition.blocks.map((block) => ({
    ...block,
    region: { start: zero, end: zero },
    inlines: block.inlines.map(({ region: _, ...inline }) => inline),
  })),
})

/** The topic without its first edition, without its second, … */
const withoutOne = ({ id, editions }: AlignedTopic): AlignedTopic[] =>
  editions.map((_, left) => {
    const others = editions.filter((_edition, index) => index !== left)
    return { id: `${id} ${left}`, editions: others, alignment: align(others) }
  })

/** Its data are what the rule declares, and every language can say them. */
function expectSentences(rule: Rule, finding: Finding): void {
  rule.data.parse(finding.data)
  for (const tag of tags) expect(say({ ...finding, editions: [] }, translator(tag))).not.toMatch(/\{\{/)
}

describe('rules', () => {
  it('has one folder a rule and one rule a folder', () => {
    const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    expect(rules.map((rule) => rule.id).sort()).toEqual(folders.map((entry) => entry.name).sort())
  })

  for (const rule of rules)
    describe(rule.id, () => {
      const path = join(root, rule.id, 'README.md')
      const readme = existsSync(path) ? readFileSync(path, 'utf8') : ''
      const examples = examplesOf(readme)

      it('says what, why, wrong and right', () => {
        for (const heading of ['# ', '## Why', '## Wrong', '## Right']) expect(readme).toContain(`${heading}`)
        expect(examples.some((example) => example.right)).toBe(true)
        expect(examples.some((example) => !example.right)).toBe(true)
      })

      for (const example of examples)
        it(`${example.right ? 'is silent' : 'reports'}: ${example.title}`, () => {
          const findings = run(topicsOf(example), rule)
          for (const finding of findings) expectSentences(rule, finding)
          const actual = findings.map(line).join('\n')
          if (example.right) return expect(actual).toBe('')
          if (process.env.UPDATE) rewrite(path, example.title, actual)
          expect(actual).not.toBe('')
          if (!process.env.UPDATE) expect(actual).toBe(example.report?.text)
        })

      it('survives missing positions, a missing edition and empty documents', () => {
        for (const example of examples) {
          run(topicsOf(example, stripped), rule)
          run(topicsOf(example).flatMap(withoutOne), rule)
          run(topicsOf({ ...example, editions: example.editions.map((edition) => ({ ...edition, text: '' })) }), rule)
        }
      })
    })
})
