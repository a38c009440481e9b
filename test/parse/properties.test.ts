import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Edition, edition as editionSchema } from '../../src/model/index.ts'
import { withoutDirectives } from '../../src/parse/front-ends/directives.ts'
import { parseDocument } from '../../src/parse/index.ts'
import { document, lexicons } from './documents.ts'

// biome-ignore format: one list
const PIECES = [
  '# Title', '## Step 1: go', '- ', '  - **Step 1** ', '1. ', '> [!NOTE]', '> text', '```powershell', '```', '    ', '\n', '\n\n',
  'Get-Mailbox -Identity a', 'IIS:\\>', '<table>', '</table>', '<tr><td>', '<div class="note">', '<!-- c -->', '**Note:** ', 'Warning',
  '| a | b |', '| - | - |', '[x](#y)', '![i](a.png)', '`iisreset`', '&lt;', '\\&quot;', '<ServerName>', '•', '步驟 1：', '等待 5 分鐘', '\r\n', '\t', '---',
  '\u00a0', '“', '😀', '\ud800', '# [A](#tab/a)', '# [B](#tab/b)', ':::zone pivot="a"', ':::zone-end', ':::image source="a.png":::', '::: moniker',
  '{{< tab name="A" >}}', '{{< /tab >}}', '{{< /tabs >}}', '{{% note %}}', '[!INCLUDE [a](b.md)]', '[!div class="a"]',
]

const texts = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 12 })), { maxLength: 40 })
  .map((parts) => parts.join(''))
const media = fc.constantFrom('x.en.md', 'x.en.txt', 'x.en.html', 'x.zh-Hant.md', 'x.und.md')

/** What holds of every edition, whatever was read. */
function check(edition: Edition, length: number) {
  editionSchema.parse(edition)
  edition.blocks.forEach((block, index) => {
    expect(block.id).toBe(index)
    expect(block.parent ?? -1).toBeLessThan(index)
    for (const region of [block.region, ...block.commands.map((command) => command.region)]) {
      expect(region.start.offset).toBeLessThanOrEqual(region.end.offset)
      expect(region.end.offset).toBeLessThanOrEqual(length)
    }
    if (block.inlines.length > 0) expect(block.inlines.map((inline) => inline.text).join('')).toBe(block.text)
  })
  expect(edition.sections.map((section) => section.from)[0] ?? 0).toBe(0)
  edition.sections.forEach((section, index) => {
    expect(section.to).toBe(edition.sections[index + 1]?.from ?? edition.blocks.length)
    expect(section.parent ?? -1).toBeLessThan(index)
    for (const step of section.steps) {
      for (const action of step.methods.flatMap((method) => method.actions)) {
        const block = edition.blocks[action.block]
        expect(block).toBeDefined()
        if (action.kind === 'command') expect(block!.commands[action.command!]).toBeDefined()
      }
    }
  })
}

describe('any text', () => {
  it('gives an edition whose parts fit together', () => {
    fc.assert(
      fc.property(texts, media, (text, name) => check(parseDocument(document(name, text), lexicons), text.length)),
      { numRuns: 400 },
    )
  })

  const HOSTILE: Record<string, string> = {
    'deep quotation': '>'.repeat(30_000),
    'emphasis without end': '*a_'.repeat(20_000),
    'brackets without end': '[a]('.repeat(20_000),
    'tables without end': '<table>\n\n'.repeat(5_000),
    'elements without end': '<div>'.repeat(20_000),
    'deep list': Array.from({ length: 300 }, (_, index) => `${'  '.repeat(index)}- a`).join('\n'),
    'one long line': 'word '.repeat(100_000),
    'bold lines': '**a**\n\n'.repeat(3_000),
    headings: '# a\n\n'.repeat(5_000),
    'code after code': 'a: b\n'.repeat(10_000),
    'a directive without end': `:::${'a'.repeat(200_000)}\u2028b`,
    'a shortcode without end': `{{<${'a'.repeat(200_000)}`,
    'comments without end': '<!-- hexapla-disable-next-line a -- '.repeat(5_000),
  }
  for (const [name, text] of Object.entries(HOSTILE)) {
    it(`${name} is read in the end`, { timeout: 60_000 }, () => {
      for (const file of ['x.en.md', 'x.en.txt', 'x.en.html']) {
        expect(parseDocument(document(file, text), lexicons).sections.length).toBeGreaterThan(0)
      }
    })
  }

  it('keeps every character at its place where directives go', () => {
    fc.assert(fc.property(texts, (text) => withoutDirectives(text).length === text.length))
  })

  it('a language nobody described still has its steps', () => {
    const text = '# T\n\n- **Kuuk 1** a\n\n      iisreset\n\n- **Kuuk 2** b\n\n      Get-Mailbox -Identity a\n'
    const edition = parseDocument(document('x.iu.md', text), new Map())
    expect(edition.sections[0]!.steps.map((step) => step.number)).toEqual([1, 2])
  })
})
