import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Features, mergeFeatures } from '../../src/align/features.ts'
import { alignSegment } from '../../src/align/segment.ts'

/** A block with these anchors, each of weight 2. */
const block = (kind: Features['kind'], ...anchors: number[]): Features => ({
  kind,
  depth: 0,
  level: kind === 'heading' ? 2 : 0,
  navigation: false,
  numbered: false,
  aside: false,
  anchors: [...anchors].sort((a, b) => a - b),
  weights: anchors.map(() => 2),
  total: 2 * anchors.length,
  words: [],
  script: 'none',
  length: 50 * anchors.length,
  spans: [0, 0, 0, 0],
})

const run = (left: Features[], right: Features[]) =>
  alignSegment(
    left.map((one) => [one]),
    right,
  ).map(({ rows, blocks }) => `${rows.join('+')}-${blocks.join('+')}`)

describe('alignSegment', () => {
  it('aligns a block with the two or three it is split into', () => {
    const parts = [block('code', 1, 2, 3), block('code', 4, 5, 6), block('code', 7, 8)]
    const [first, second, third] = parts as [Features, Features, Features]
    const whole = mergeFeatures(mergeFeatures(first, second), third)
    expect(run([whole, block('paragraph', 20)], [...parts, block('paragraph', 20)])).toEqual(['0-0+1+2', '1-3'])
    expect(run([...parts, block('paragraph', 20)], [whole, block('paragraph', 20)])).toEqual(['0+1+2-0', '3-1'])
  })

  it('recognises a short command that left a long script', () => {
    const script = Array.from({ length: 40 }, (_, index) => index)
    const long = block('code', ...script)
    expect(run([block('code', ...script, 99)], [long, block('code', 99)])).toEqual(['0-0+1'])
    expect(run([long], [long, block('code', 98, 99)])).toEqual(['0-0', '-1'])
  })

  it('does not merge neighbours that have nothing in common with the whole', () => {
    expect(run([block('item'), block('item')], [block('item'), block('item')])).toEqual(['0-0', '1-1'])
    expect(run([block('item', 1)], [block('item', 1), block('item', 2)])).toEqual(['0-0', '-1'])
  })

  it('takes the copy of a doubled section that leaves a whole section over', () => {
    const section = () => [block('heading'), block('item'), block('paragraph', 5)]
    const start = [block('heading', 1)]
    const left = run([...start, ...section()], [...start, ...section(), ...section()]).filter((one) =>
      one.startsWith('-'),
    )
    expect([
      ['-1', '-2', '-3'],
      ['-4', '-5', '-6'],
    ]).toContainEqual(left)
  })

  it('uses every row and block once and in order, however unlike the two sides are', () => {
    const kinds = fc.constantFrom<Features['kind'][]>('heading', 'paragraph', 'item', 'code', 'alert', 'row')
    const side = fc.array(
      fc.tuple(kinds, fc.uniqueArray(fc.nat(9), { maxLength: 3 })).map(([kind, anchors]) => block(kind, ...anchors)),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(side, side, (left, right) => {
        const matches = alignSegment(
          left.map((one) => [one]),
          right,
        )
        expect(matches.flatMap((match) => match.rows)).toEqual(left.map((_, index) => index))
        expect(matches.flatMap((match) => match.blocks)).toEqual(right.map((_, index) => index))
      }),
    )
  })

  it('finds a way through sides that are far longer than the band, and of very different length', () => {
    const many = Array.from({ length: 3000 }, (_, index) => block('paragraph', index))
    for (const few of [1, 120]) {
      const matches = alignSegment(
        many.slice(0, few).map((one) => [one]),
        many,
      )
      expect(matches.flatMap((match) => match.blocks)).toHaveLength(3000)
    }
  })
})
