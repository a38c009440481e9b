import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { Decision, Finding, Place } from '../../src/model/index.ts'
import { outline } from './outline.ts'
import { digest, runbookOf, type Source } from './topic.ts'

/** Where a finding stands: the `nth` occurrence (from 1) of a text in a document. */
interface Spot {
  path: string
  text: string
  nth?: number
  /** What a repair cuts off the front of the text. */
  cut?: string
}

interface Case {
  about: string
  /** Languages whose sentences the expected outline shows. */
  show: string[]
  editions: Source[]
  findings?: (Partial<Finding> & { id: string; at: Spot; alsoAt?: Spot[] })[]
  runs?: { name: string; today?: string; decisions?: (Omit<Decision, 'finding'> & { finding: string })[] }[]
}

const fingerprint = (id: string) => digest(id).slice(0, 16)

function place(sources: readonly Source[], { path, text, nth = 1, cut }: Spot): Place {
  const source = sources.find((one) => one.path === path)!
  let offset = -1
  for (let n = 0; n < nth; n++) offset = source.text.indexOf(text, offset + 1)
  expect(offset, `${text} stands in ${path}`).toBeGreaterThanOrEqual(0)
  const point = (at: number) => ({ line: source.text.slice(0, at).split('\n').length, column: 1, offset: at })
  const region = { start: point(offset), end: point(offset + text.length) }
  const fix = cut ? { fix: { region: { start: region.start, end: point(offset + cut.length) }, text: '' } } : {}
  return { path, locale: source.locale, region, ...fix }
}

function finding(
  sources: readonly Source[],
  { id, at, alsoAt = [], ...rest }: NonNullable<Case['findings']>[number],
): Finding {
  return {
    rule: 'a-rule',
    category: 'command',
    severity: 'error',
    topic: 'topic',
    blames: true,
    evidence: 'consistency',
    confidence: 1,
    data: {},
    signature: id,
    count: 1,
    ...rest,
    fingerprint: fingerprint(id),
    place: place(sources, at),
    related: alsoAt.map((spot) => place(sources, spot)),
  }
}

const folder = join(import.meta.dirname, 'cases')

describe.each(readdirSync(folder).filter((name) => name.endsWith('.yaml')))('%s', (name) => {
  const one = parse(readFileSync(join(folder, name), 'utf8')) as Case
  const findings = (one.findings ?? []).map((each) => finding(one.editions, each))

  it(one.about, () => {
    const outlines = (one.runs ?? [{ name: 'as it is' }]).map((run) => {
      const decisions = (run.decisions ?? []).map((each) => ({ ...each, finding: fingerprint(each.finding) }))
      return `== ${run.name}\n${outline(runbookOf(one.editions, findings, decisions, run.today), one.show)}\n`
    })
    const expected = join(folder, name.replace(/\.yaml$/, '.expected.txt'))
    if (process.env.UPDATE || !existsSync(expected)) writeFileSync(expected, outlines.join('\n'))
    expect(outlines.join('\n')).toBe(readFileSync(expected, 'utf8'))
  })
})
