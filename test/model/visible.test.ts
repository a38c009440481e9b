import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonText, visible, visibleCode, visibleLine } from '../../src/model/index.ts'

const units = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 3 }),
  fc.constantFrom(
    '\r\n',
    '\r',
    '\t',
    ' ',
    '\u0085',
    '\u2028',
    '\u202e',
    '\u200b',
    '\u200d',
    '\ufeff',
    '\ud800',
    '\u001b[31m',
  ),
)
const texts = fc.array(units, { maxLength: 12 }).map((parts) => parts.join(''))

const DRIVES_A_TERMINAL = /[^\P{Cc}\n\t]|[\p{Cs}\u202a-\u202e\u2066-\u2069]/u

describe('what cannot be seen', () => {
  it('is named', () => {
    expect(visible('a\u202eb\u0000c\ud800d\r\ne')).toBe('a<U+202E>b<U+0000>c<U+D800>d\ne')
    expect(visibleCode('a\u0000\u001b[31m\r\nc\td\ufeff\u200d')).toBe('a<U+0000><U+001B>[31m⏎c d<U+FEFF><U+200D>')
  })

  it('leaves letters of any language alone', () => {
    for (const show of [visible, visibleLine, visibleCode])
      expect(show('é 中文 «\u00a0x\u00a0» 𠀀')).toBe('é 中文 «\u00a0x\u00a0» 𠀀')
  })

  it('keeps the joiners that scripts need in prose', () => {
    expect(visibleLine('می\u200cخواهم')).toBe('می\u200cخواهم')
  })

  it.each([visible, visibleLine, visibleCode])('never reaches a terminal: $name', (show) => {
    fc.assert(fc.property(texts, (text) => !DRIVES_A_TERMINAL.test(show(text))))
  })

  it.each([visible, visibleLine, visibleCode])('is gone after the first pass: $name', (show) => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(show(show(text))).toBe(show(text))
      }),
    )
  })

  it.each([visibleLine, visibleCode])('does not break a line: $name', (show) => {
    fc.assert(fc.property(texts, (text) => !/[\n\t\r]/.test(show(text))))
  })
})

describe('JSON', () => {
  it('spells what cannot be seen', () => {
    expect(jsonText({ 'a\u0085': 'b\u202e\u{e0041}\u2028é\n' }, 1)).toBe(
      '{\n "a\\u0085": "b\\u202e\\udb40\\udc41\\u2028é\\n"\n}',
    )
  })

  it('has the value that was given, and nothing hidden', () => {
    fc.assert(
      fc.property(fc.array(texts), (value) => {
        const text = jsonText(value, 2)
        expect(JSON.parse(text)).toEqual(value)
        expect(text).not.toMatch(DRIVES_A_TERMINAL)
      }),
    )
  })
})
