import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { visible, visibleLine } from '../../src/model/index.ts'
import { escapeText as escapeHtml } from '../../src/render/checklist/markup.ts'
import { codeSpan, fence, markdownText } from '../../src/render/commonmark.ts'
import { expandable, literal, quoted } from '../../src/render/powershell/escape.ts'
import { all, htmlTree, markdownTree, textOf } from './trees.ts'

/** Texts made of what the formats read as more than text. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...'\'‘’‚‛"“”„`$(){}[]<>|*_#~!&\\/@=+-.: \n\r\t',
        ...['–', '—', '\u00a0', '\u0085', '\u2028', '\u202e', '\u200b', '\u0000', '\ufeff', '\ud800', '中', 'é', '😀'],
        ...[
          '</script>',
          '&amp;',
          '{{name}}',
          '$(evil)',
          '```',
          '- [ ] ',
          '1. ',
          '# ',
          '"@',
          "'@",
          '#>',
          'http://x.test',
          'a',
          'B',
          '7',
        ],
      ),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(''))

const property = (check: (text: string) => unknown) =>
  fc.assert(
    fc.property(hostile, (text) => {
      check(text)
    }),
    { numRuns: 400 },
  )

describe('Markdown', () => {
  it('keeps any text as one paragraph of text', () => {
    property((text) => {
      const tree = markdownTree(markdownText(text))
      const kinds = new Set(all(tree).map((node) => node.type))
      // A bare address becomes a link to itself, as GitHub does it; nothing else may come of text.
      for (const kind of ['root', 'paragraph', 'text', 'link', 'break']) kinds.delete(kind)
      expect([...kinds]).toEqual([])
      expect(textOf(tree)).toBe(visibleLine(text).replace(/^[ \t]+|[ \t]+$/g, ''))
    })
  })

  it('keeps any text as one code span', () => {
    property((text) => {
      const [node] = all(markdownTree(`x ${codeSpan(text)}`)).filter(({ type }) => type === 'inlineCode')
      expect(node?.value ?? '').toBe(visibleLine(text))
    })
  })

  it('keeps any text as one code block', () => {
    property((text) => {
      const nodes = all(markdownTree(fence('powershell', { name: 's01' }, text)))
      expect(nodes.map(({ type }) => type)).toEqual(['root', 'code'])
      expect(nodes[1]?.value).toBe(visible(text))
    })
  })
})

describe('HTML', () => {
  it('keeps any text as text', () => {
    property((text) => {
      const tree = htmlTree(
        `<!doctype html><body><p title="${escapeHtml(text, 'html')}">${escapeHtml(text, 'html')}</p>`,
      )
      const [paragraph] = all(tree).filter(({ tagName }) => tagName === 'p')
      expect(textOf(paragraph!)).toBe(visible(text))
      expect(paragraph?.properties?.title ?? '').toBe(visible(text))
    })
  })

  it('lets no text out of a string of the style sheet', () => {
    property((text) => expect(escapeHtml(text, 'css')).not.toMatch(/["'<>&\n\r;{}]|\\(?![0-9a-f]+ )/))
  })
})

describe('PowerShell', () => {
  it('writes literals in ASCII that no quote inside can end', () => {
    property((text) => {
      const written = literal(text)
      expect(written).toMatch(/^[\u0020-\u007e]*$/)
      expect(written).toMatch(/^(?:'(?:[^']|'')*'|"(?:[^`$"]|`[`$"ntr0]|\$\(\[char\]0x[0-9A-F]{4}\))*")$/)
    })
  })

  it('writes tables of sentences in which every kind of single quote is doubled', () => {
    property((text) => {
      const inside = quoted(text).slice(1, -1)
      expect(inside.replace(/(['‘’‚‛])\1/g, '')).not.toMatch(/['‘’‚‛]/)
    })
  })

  it('puts variables into strings, not values', () => {
    expect(expandable(['a "b" ', { variable: 'Server' }, '.$x'])).toBe('"a `"b`" \u0024{Server}.`$x"')
    expect(expandable([{ variable: 'env:windir' }, '\\x'])).toBe('"\u0024{env:windir}\\x"')
  })
})
