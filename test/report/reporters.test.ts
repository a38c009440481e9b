import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { reporters } from '../../src/report/index.ts'
import { clean, context, report } from './fixture.ts'

const extension: Record<string, string> = {
  text: 'txt',
  github: 'txt',
  markdown: 'md',
  sarif: 'sarif',
  rdjsonl: 'jsonl',
}
const folder = `${import.meta.dirname}/expected`

/** Compares with a file beside the test; `UPDATE=1` writes it. */
function expectFile(name: string, text: string): void {
  mkdirSync(folder, { recursive: true })
  if (process.env.UPDATE) writeFileSync(`${folder}/${name}`, text)
  expect(text).toBe(readFileSync(`${folder}/${name}`, 'utf8'))
}

describe.each(reporters.map((reporter) => [reporter.name, reporter] as const))('%s', (name, reporter) => {
  it('prints findings, problems and what is silenced', () => {
    expectFile(`findings.${name}.${extension[name] ?? 'json'}`, reporter.report(report, context()))
  })

  it('prints a clean run', () => {
    expectFile(`clean.${name}.${extension[name] ?? 'json'}`, reporter.report(clean, context()))
  })

  it('carries no control character, direction mark or other invisible character', () => {
    for (const locale of ['en', 'es', 'fr', 'zh-Hant', 'zh-Hans']) {
      const text = reporter.report(report, context(locale))
      const parsed = ['json', 'sarif', 'gitlab'].includes(name) ? readable(JSON.parse(text)) : text
      expect(parsed).not.toMatch(/[\0-\t\v-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/)
    }
  })

  it('gives the same text twice', () => {
    expect(reporter.report(report, context())).toBe(reporter.report(report, context()))
  })
})

/** The sentences of a JSON format; raw data (`data`, `fix`) are for programs and stay as they are. */
const readable = (value: unknown): string =>
  JSON.stringify(value, (key, child) => (key === 'data' || key === 'excerpt' ? undefined : child)).replaceAll('\\n', '')

it('speaks the language it is asked for', () => {
  const [text] = reporters
  for (const locale of ['es', 'fr', 'zh-Hant', 'zh-Hans'])
    expectFile(`findings.text.${locale}.txt`, text?.report(report, context(locale)) ?? '')
})
