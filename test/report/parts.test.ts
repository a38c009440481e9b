import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Edition, Finding, Region } from '../../src/index.ts'
import { columns, cutAt, wrap } from '../../src/report/columns.ts'
import { unifiedDiff } from '../../src/report/diff.ts'
import { difference } from '../../src/report/marks.ts'
import { repair } from '../../src/report/repair.ts'
import { windowed } from '../../src/report/window.ts'

describe('columns', () => {
  it('counts what a terminal shows', () => {
    expect(['abc', '中文', 'e\u0301', '、', 'ｘ'].map(columns)).toEqual([3, 4, 1, 2, 2])
  })

  it('cuts where the width is reached and never inside a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(30), (text, width) => {
        const head = text.slice(0, cutAt(text, width))
        expect(columns(head)).toBeLessThanOrEqual(width)
        expect(head).not.toMatch(/\p{Cs}/u)
      }),
    )
  })

  it('wraps without losing or adding anything but white space', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('word，', '中文', ' ', '中，', 'a\u00a0:', 'longer-word'), { maxLength: 40 }),
        (parts) => {
          const text = parts.join('')
          const lines = wrap(text, 20)
          expect(lines.join('').replace(/ /g, '')).toBe(text.replace(/ /g, ''))
          for (const line of lines) expect(line).not.toMatch(/^[，:\u00a0]/)
        },
      ),
    )
  })
})

describe('difference', () => {
  const shown = (left: string, right: string) => {
    const spans = difference(left, right)
    return [
      spans.left.map((span) => left.slice(span.start, span.end)),
      spans.right.map((span) => right.slice(span.start, span.end)),
    ]
  }

  it('finds what one of two lines has and the other has not', () => {
    expect(shown('Get-Thing -A 1', 'Set-Thing -A 1')).toEqual([['Get'], ['Set']])
    expect(shown('Get-Thing -A 1 -B', 'Get-Thing -A 1')).toEqual([[' -B'], []])
  })

  it('finds nothing in other words or equal texts', () => {
    expect(shown('run it as an administrator', 'ejecute como otra cosa')).toEqual([[], []])
    expect(shown('same', 'same')).toEqual([[], []])
  })
})

describe('windowed', () => {
  const line = 'one two three four five six seven eight'
  const at = (word: string) => ({ start: line.indexOf(word), end: line.indexOf(word) + word.length })

  it('leaves a line alone that fits', () => {
    expect(windowed({ text: line, spans: [at('two')] }, 80)).toEqual({ text: line, spans: [at('two')] })
  })

  it('shows the part with the mark', () => {
    for (const word of ['one', 'four', 'eight']) {
      const { text, spans } = windowed({ text: line, spans: [at(word)] }, 20)
      expect(columns(text)).toBeLessThanOrEqual(20)
      expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual([word])
    }
  })

  it('never takes more columns than it may, nor cuts a character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.nat(200),
        fc.nat(20),
        fc.integer({ min: 4, max: 40 }),
        (text, from, size, width) => {
          const start = Math.min(from, text.length)
          const shown = windowed({ text, spans: [] }, width, { start, end: Math.min(start + size, text.length) })
          expect(columns(shown.text)).toBeLessThanOrEqual(Math.max(width, 0))
        },
      ),
    )
  })
})

const region = (start: number, end: number): Region => ({
  start: { line: 1, column: 1, offset: start },
  end: { line: 1, column: 1, offset: end },
})
const finding = (start: number, end: number, text: string, suppressed?: Finding['suppressed']) =>
  ({
    place: { path: 'a.md' },
    related: [],
    fix: { region: region(start, end), text },
    suppressed,
  }) as unknown as Finding
const edition = (...code: [number, number][]) =>
  ({
    path: 'a.md',
    blocks: code.map(([start, end]) => ({ kind: 'code', region: region(start, end), commands: [], inlines: [] })),
  }) as unknown as Edition

describe('repair', () => {
  const text = 'Prose here.\r\n\r\n    IIS:\\>Get-X\r\n'
  const at = text.indexOf('IIS')

  it('repairs code', () => {
    expect(repair(text, edition([15, 32]), [finding(at, at + 6, '')]).after).toBe('Prose here.\r\n\r\n    Get-X\r\n')
  })

  it('never touches prose', () => {
    const { after, findings } = repair(text, edition([15, 32]), [finding(0, 5, 'Text')])
    expect([after, findings]).toEqual([text, []])
  })

  it('may add or remove fences around prose, with the line ends of the document', () => {
    const all = '```powershell\nProse here.\n```'
    expect(repair(text, edition(), [finding(0, 11, all)]).after).toContain('```powershell\r\nProse here.\r\n```\r\n')
    expect(repair('```\nProse\n```\n', edition(), [finding(0, 13, 'Prose')]).after).toBe('Prose\n')
    expect(repair('```\nProse\n```\n', edition(), [finding(0, 13, 'Verse')]).after).toBe('```\nProse\n```\n')
  })

  it('takes the first of two that overlap and none that is silenced', () => {
    const silenced = { by: 'comment', reason: '' } as const
    const found = [finding(at, at + 6, ''), finding(at + 2, at + 8, 'x'), finding(at + 8, at + 9, 'Y', silenced)]
    expect(repair(text, edition([15, 32]), found).findings).toHaveLength(1)
  })
})

describe('unifiedDiff', () => {
  it('shows changes with their surroundings', () => {
    const before = '1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n'
    const after = before.replace('2\n', 'two\n').replace('11\n', 'eleven\nand more\n')
    expect(unifiedDiff('a.md', before, after)).toBe(
      '--- a/a.md\n+++ b/a.md\n@@ -1,5 +1,5 @@\n 1\n-2\n+two\n 3\n 4\n 5\n@@ -8,5 +8,6 @@\n 8\n 9\n 10\n-11\n+eleven\n+and more\n 12\n',
    )
    expect(unifiedDiff('a.md', before, before)).toBe('')
  })

  it('can be applied: what it keeps and adds is the new text', () => {
    const line = fc.constantFrom('a\n', 'b\n', 'c\n', '\n', 'd\r\n')
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.array(line, { maxLength: 12 }), (left, right) => {
        const diff = unifiedDiff('x', left.join(''), right.join(''))
        expect(apply(left.map(bare), diff)).toEqual(right.map(bare))
      }),
    )
  })
})

const bare = (line: string) => line.replace(/[\r\n]+$/, '')

/** A small patch program: hunks by their first line. */
function apply(left: string[], diff: string): string[] {
  const out: string[] = []
  let at = 0
  for (const line of diff.split('\n').slice(2, -1)) {
    const hunk = /^@@ -(\d+)/.exec(line)
    if (hunk) {
      while (at < Number(hunk[1]) - 1) out.push(left[at++]!)
    } else if (line.startsWith('+')) out.push(line.slice(1))
    else {
      expect(left[at]).toBe(line.slice(1))
      if (line.startsWith(' ')) out.push(left[at]!)
      at++
    }
  }
  return [...out, ...left.slice(at)]
}
