import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { align } from '../../src/align/index.ts'
import { loadLocales } from '../../src/i18n/index.ts'
import { type Alignment, type Edition, row } from '../../src/model/index.ts'
import { parseDocument } from '../../src/parse/index.ts'
import { figures, type Gold, gold, labelledLines, type Score, score } from './score.ts'

/** Folder of the corpus and the locale that its text is in. */
const LOCALES = { 'en-us': 'en', 'es-es': 'es', 'fr-fr': 'fr', 'zh-tw': 'zh-Hant', 'zh-cn': 'zh-Hans' }
const tags = Object.keys(LOCALES)
const corpus = join(import.meta.dirname, '../../../shared/corpus/exchange-2013')
const { lexicons } = loadLocales(join(import.meta.dirname, '../../locales'))
const folder = join(import.meta.dirname, 'gold')
const articles = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name): Gold => gold.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))))

const read = (tag: string, file: string) => readFileSync(join(corpus, tag, file), 'utf8').replace(/^\uFEFF/, '')

const aligned = new Map<string, { editions: Edition[]; alignment: Alignment }>()

function alignArticle(file: string): { editions: Edition[]; alignment: Alignment } {
  const known = aligned.get(file)
  if (known) return known
  const editions = Object.entries(LOCALES).map(([tag, locale]) =>
    parseDocument(
      { path: `${tag}/${file}`, media: 'markdown', encoding: 'utf-8', text: read(tag, file), sha256: '', locale, tag },
      lexicons,
    ),
  )
  const result = { editions, alignment: align(editions) }
  aligned.set(file, result)
  return result
}

function report(scores: readonly [string, Score][]): string {
  const percent = (value: number) => value.toFixed(4)
  return scores
    .map(([file, one]) => {
      const { precision, recall, f1 } = figures(one)
      const places = [
        ...one.missing.map((pair) => `  missing ${pair}`),
        ...one.wrong.map((pair) => `  wrong   ${pair}`),
      ]
      return [`F1 ${percent(f1)} precision ${percent(precision)} recall ${percent(recall)} ${file}`, ...places].join(
        '\n',
      )
    })
    .join('\n')
}

describe('the hand-aligned set', () => {
  it('has at least 30 articles, each line in one place', () => {
    expect(articles.length).toBeGreaterThanOrEqual(30)
    for (const article of articles)
      for (const tag of tags) {
        const lines = [...labelledLines(article, tag), ...(article.ambiguous?.[tag] ?? [])]
        expect(lines.length, `${article.file} ${tag}`).toBe(new Set(lines).size)
      }
  })
})

describe.skipIf(!existsSync(corpus))('against the corpus (skipped where ../shared is absent)', () => {
  it('labels lines that hold text', () => {
    for (const article of articles)
      for (const tag of tags) {
        const lines = read(tag, article.file).split('\n')
        const blank = labelledLines(article, tag).filter((line) => !lines[line - 1]?.trim())
        expect(blank, `${article.file} ${tag}`).toEqual([])
      }
  })

  it('aligns with F1 of at least 0.98', { timeout: 300_000 }, () => {
    const scores = articles.map((article): [string, Score] => {
      const { editions, alignment } = alignArticle(article.file)
      return [article.file, score(article, tags, editions, alignment)]
    })
    const total: Score = {
      found: scores.flatMap(([, one]) => one.found),
      missing: scores.flatMap(([, one]) => one.missing),
      wrong: scores.flatMap(([, one]) => one.wrong),
    }
    const worst = scores.filter(([, one]) => one.missing.length + one.wrong.length > 0)
    const { precision, recall, f1 } = figures(total)
    const text = `${report(worst)}\nall: F1 ${f1.toFixed(4)} precision ${precision.toFixed(4)} recall ${recall.toFixed(4)}`
    if (process.env.SCORE) console.log(text)
    expect(f1, text).toBeGreaterThanOrEqual(0.98)
  })

  it('puts every block but wrapper markup into exactly one row', { timeout: 300_000 }, () => {
    for (const { file } of articles) {
      const { editions, alignment } = alignArticle(file)
      editions.forEach((edition, index) => {
        const placed = alignment.rows.flatMap(({ cells }) => cells[index]!).sort((a, b) => a - b)
        const blocks = edition.blocks.filter((block) => block.kind !== 'other').map((block) => block.id)
        expect(placed, `${file} ${tags[index]}`).toEqual(blocks)
      })
    }
  })
})

describe('the scorer', () => {
  const labels: Gold = {
    file: 'x.md',
    ambiguous: { a: [9], b: [9] },
    rows: [
      { a: 1, b: 1 },
      { a: [3, 5], b: 3 },
      { a: 7, b: 7 },
    ],
  }
  const edition = (...lines: number[]) =>
    ({ blocks: lines.map((line) => ({ region: { start: { line } } })) }) as unknown as Edition
  const editions = [edition(1, 3, 5, 8, 9, 20), edition(1, 3, 7, 9, 20)]
  const aligned = (...cells: [number[], number[]][]) => ({
    pivot: 0,
    sections: [],
    moves: [],
    desyncs: [],
    unmatched: [],
    rows: cells.map((both, id) => row.parse({ id, kind: 'paragraph', section: 0, cells: both, confidence: 1 })),
  })
  const run = (...cells: [number[], number[]][]) => score(labels, ['a', 'b'], editions, aligned(...cells))

  it('finds a perfect alignment perfect, a line of tolerance and unlabelled places included', () => {
    const one = run([[0], [0]], [[1, 2], [1]], [[3], [2]], [[4], [0]], [[5], [4]])
    expect(one).toEqual({ found: ['a:1 b:1', 'a:3 b:3', 'a:5 b:3', 'a:7 b:7'], missing: [], wrong: [] })
    expect(figures(one)).toEqual({ precision: 1, recall: 1, f1: 1 })
  })

  it('counts what is missing and what is wrong', () => {
    const one = run([[0], [0]], [[1], [1]], [[2], []], [[3], [4]])
    expect(one.missing).toEqual(['a:5 b:3', 'a:7 b:7'])
    expect(one.wrong).toEqual(['a:7 b:20?'])
    expect(figures(one).f1).toBeCloseTo(4 / 7)
  })
})
