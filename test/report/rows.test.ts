import { describe, expect, it } from 'vitest'
import type { Category, Finding, Place, Report } from '../../src/index.ts'
import { choose, rowsOf } from '../../src/report/rows.ts'
import { report } from './fixture.ts'

/** A place in a document that holds only this line, and what of it a repair replaces. */
function place(name: string, line: number, excerpt: string, fix?: [removed: string, text: string]): Place {
  const locale = name.replace(/\d$/, '')
  const at = (offset: number) => ({ line, column: offset + 1, offset })
  const from = fix ? excerpt.indexOf(fix[0]) : 0
  return {
    path: `${name}.md`,
    locale,
    excerpt,
    region: { start: at(0), end: at(excerpt.length) },
    ...(fix && { fix: { region: { start: at(from), end: at(from + fix[0].length) }, text: fix[1] } }),
  }
}

const found = (places: Place[], category: Category = 'command'): Finding =>
  ({
    ...report.findings[1],
    category,
    fix: undefined,
    place: places[0],
    related: places.slice(1),
  }) as unknown as Finding

const marked = (finding: Finding, text?: string) => {
  const texts: Report = { ...report, text: () => text }
  return rowsOf(finding, texts).map((row) => row.spans.map(({ start, end }) => row.text.slice(start, end)))
}

describe('what is marked', () => {
  it('is what other editions have in the same place', () => {
    expect(marked(found([place('es', 2, 'Get-Thing -A'), place('en', 2, 'Set-Thing -A')]))).toEqual([['Get'], ['Set']])
  })

  it('is nothing between two places of one edition', () => {
    expect(marked(found([place('es', 2, 'Get-Thing -A'), place('es', 9, 'Get-Thing -B')]))).toEqual([[], []])
  })

  it('is compared with the fault before it, where the cause is repeated', () => {
    const places = [
      place('es', 2, 'Get-Thing -A'),
      place('en', 2, 'Set-Thing -A'),
      place('es', 9, 'Get-Thing -B'),
      place('en', 9, 'Put-Thing -B'),
    ]
    expect(marked(found(places))).toEqual([['Get'], ['Set'], ['Get'], ['Put']])
  })

  it('is nothing between sentences of two languages', () => {
    const places = [place('es', 2, 'Exchange 2007 y Exchange 2010'), place('en', 2, 'Exchange 2007 and Exchange 2010')]
    expect(marked(found(places, 'prose'))).toEqual([[], []])
    const copies = [
      place('en', 2, 'Exchange 2007 or Exchange 2010'),
      place('en2', 2, 'Exchange 2007 and Exchange 2010'),
    ]
    expect(marked(found(copies, 'prose'))).toEqual([['or'], ['and']])
  })

  it('is what a repair takes away', () => {
    const text = 'IIS:\\>Restart-A x'
    const finding = found([place('es', 2, text, ['IIS:\\>', '']), place('en', 2, 'Start-B')])
    expect(marked({ ...finding, fix: finding.place.fix }, text)).toEqual([['IIS:\\>'], []])
  })

  it('is not what lies behind the end of an excerpt', () => {
    const long = `Get-Thing -A ${'x '.repeat(100)}`.slice(0, 200)
    expect(marked(found([place('es', 2, long), place('en', 2, `Set${long.slice(3)}`)]))).toEqual([['Get'], ['Set']])
    expect(marked(found([place('es', 2, long), place('en', 2, `${long.slice(0, 199)}y`)]))).toEqual([[], []])
  })
})

it('shows every edition before repetitions', () => {
  const places = [...Array(9).keys()].map((line) => place('es', line, `es ${line}`))
  const rows = choose(rowsOf(found([...places, place('en', 1, 'en'), place('fr', 1, 'fr')], 'prose'), report))
  expect(rows.map((row) => row.text)).toEqual(['es 0', 'es 1', 'es 2', 'en', 'fr'])
})
