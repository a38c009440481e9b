import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { align } from '../../src/align/index.ts'
import { loadLocales } from '../../src/i18n/index.ts'
import type { Document, Edition } from '../../src/model/index.ts'
import { parseDocument } from '../../src/parse/index.ts'
import { loadFastParser, readCatalog, sha256 } from '../../src/sources/index.ts'
import type { Bench, Original } from './detect/corpus.ts'
import type { Mutant } from './detect/operator.ts'
import { operators } from './detect/operators/index.ts'
import { randomFrom } from './detect/random.ts'
import { subjectOf } from './detect/subject.ts'
import { changeOf } from './detect/verdict.ts'

const { lexicons } = loadLocales(join(import.meta.dirname, '../../locales'))
const options = { catalog: readCatalog(), lexicons, digest: sha256 }
const toMdast = await loadFastParser()
const parse = (document: Document) => parseDocument(document, lexicons, toMdast ? { toMdast } : {})
const bench: Bench = { originals: [], options, parse, recheck: () => [] }

const documents = ['en', 'es', 'fr'].map((locale): Document => {
  const text = readFileSync(join(import.meta.dirname, `article/${locale}.md`), 'utf8')
  return { path: `${locale}.md`, media: 'markdown', encoding: 'utf-8', text, sha256: sha256(text), locale }
})
const editions = documents.map(parse)
const original: Original = { topic: { id: 'article', editions, alignment: align(editions) }, documents, findings: [] }
const subjects = documents.map((_, index) => subjectOf(bench, original, index, ['error', 'warning']))

/** What a document holds, as numbers and words to compare. */
function outline(edition: Edition) {
  const { blocks } = edition
  return {
    steps: blocks.filter((block) => block.ordinal !== undefined).length,
    alerts: blocks.flatMap((block) => block.alert ?? []),
    rows: blocks.filter((block) => block.kind === 'row').length,
    headings: blocks.filter((block) => block.kind === 'heading').length,
    code: blocks.filter((block) => block.kind === 'code').length,
    depth: Math.max(...blocks.map((block) => block.depth)),
    blocks: blocks.length,
    text: blocks.map((block) => block.text).join('\n'),
    words: blocks
      .map((block) => block.text)
      .join(' ')
      .split(/\s+/u)
      .sort()
      .join(' '),
    commands: blocks.flatMap((block) => block.commands.map((command) => command.canonical)),
  }
}
type Outline = ReturnType<typeof outline>

/** What each operator says it does: the outlines of the Spanish edition before and after, and the mutant. */
const promises: Record<string, (before: Outline, after: Outline, mutant: Mutant) => boolean> = {
  'delete-step': (a, b) => b.steps === a.steps - 1,
  'duplicate-step': (a, b) => b.steps === a.steps + 1,
  'swap-steps': (a, b) => b.text !== a.text && b.words === a.words && b.steps === a.steps,
  'move-step': (a, b) => b.text !== a.text && b.words === a.words && b.steps === a.steps,
  'merge-steps': (a, b) => b.steps === a.steps - 1 && b.words === a.words,
  'change-list-depth': (a, b) => b.depth === a.depth + 1,
  'delete-alert': (a, b) => b.alerts.length === a.alerts.length - 1,
  'change-alert-class': (a, b) => b.alerts.length === a.alerts.length && String(b.alerts) !== String(a.alerts),
  'delete-table-row': (a, b) => b.rows === a.rows - 1,
  'delete-section': (a, b) => b.headings < a.headings,
  'revert-section': (a, b) => b.headings === a.headings && b.blocks < a.blocks - 2,
  'change-number': (_, __, { before, after }) => /^\d+$/u.test(before) && /^\d+$/u.test(after),
  'change-unit': (_, __, { before, after }) => ['MB GB', 'días semanas'].includes(`${before} ${after}`),
  'change-port': (_, __, { before, after }) => before === '443' && after === '8443',
  'change-version': (_, __, { before, after }) => before === '15.0.847' && /^15\.0\.\d+$/u.test(after),
  'change-date': (_, __, { before, after }) => /2013$/u.test(before) && /2014$/u.test(after),
  'change-sign': (_, __, { before, after }) => before === '-' && after === '',
  'change-path': (_, __, { after }) => after === 'C:\\Store\\Elsewhere',
  'change-hive': (_, __, { after }) => after === 'HKCU',
  'change-guid': (_, __, { after }) => after === '0f8fad5b-d9cb-469f-a165-708677289507',
  'change-verb': (_, __, { before, after }) => before.split('-')[1] === after.split('-')[1],
  'change-noun': (_, __, { before, after }) => before.split('-')[0] === after.split('-')[0],
  'change-parameter': (_, __, { before, after }) => /^-\w+$/u.test(before) && /^-\w+$/u.test(after),
  'drop-parameter': (_, __, { before, after }) => /^-\w+/u.test(before) && after === '',
  'break-line': (_, __, { before, after }) => after === `\n${before}` && before.startsWith('-'),
  'change-switch': (_, __, { before, after }) => before === '$true' && after === '$false',
  'change-literal': (_, __, { after }) => after.includes('Fabrikam'),
  'drop-pipe-stage': (_, __, { before, after }) => /^\|/u.test(before) && after === '',
  'reorder-pipeline': (a, b) => String(b.commands) !== String(a.commands),
  'translate-token': (_, __, { after }) => /^(?:Obtener|Nuevo)-|^-(?:Identidad|Nombre)$/u.test(after),
  'delete-code': (a, b) => b.code === a.code - 1,
  'smart-quotes-cmd': (_, __, { after }) => after === '“Store Service”',
  'smart-quotes-powershell': (_, __, { after }) => /^“.*”$/u.test(after),
  'en-dash-powershell': (_, __, { after }) => after === '–',
  'nbsp-in-code': (_, __, { after }) => after === '\u00a0',
  'full-width-in-code': (_, __, { after }) => /[\uff01-\uff5e]/u.test(after),
  'homoglyph-in-code': (_, __, { after }) => /\p{Script=Cyrillic}/u.test(after),
  'zero-width-in-code': (_, __, { after }) => after.includes('\u200b'),
  'bidi-in-code': (_, __, { after }) => after.includes('\u202e'),
  'unclose-fence': (a, b) => b.blocks < a.blocks,
  'shift-fence': (a, b) => b.code === a.code && b.blocks < a.blocks,
  'change-url-id': (_, __, { before, after }) => before !== after && /aa99\d+/u.test(after),
  'change-url-locale': (_, __, { after }) => after.includes('/it-it/'),
  'drop-not': (_, __, { before, after }) => before === 'No p' && after === 'P',
  'add-not': (_, __, { before, after }) => after === `no ${before}`,
  'swap-enable-disable': (_, __, { after }) => after === 'deshabilitar',
  'swap-before-after': (_, __, { before, after }) => before === 'antes de' && after === 'después de',
  'swap-minimum-maximum': (_, __, { after }) => after === 'mínimo',
  'leave-in-english': (_, b) =>
    outline(editions[0]!)
      .text.split('\n')
      .some((line) => line.length > 40 && b.text.includes(line)),
  'paste-other-language': (_, b) =>
    outline(editions[2]!)
      .text.split('\n')
      .some((line) => line.length > 40 && b.text.includes(line)),
  'duplicate-neighbour': (_, b) => new Set(b.text.split('\n')).size < b.text.split('\n').length,
  'truncate-sentence': (_, __, { before, after }) => before.length > 30 && after === '',
}

describe('operators', () => {
  for (const operator of operators) {
    const tries = Array.from({ length: 12 }, (_, seed) => operator.mutate(subjects[1]!, randomFrom(seed)))
    const [spanish] = documents.slice(1)

    it(`${operator.id} changes the document, the same way for the same seed`, () => {
      const made = tries.filter((mutant) => mutant !== undefined)
      expect(made.length).toBeGreaterThan(0)
      for (const mutant of made) {
        expect(mutant.text).not.toBe(spanish!.text)
        expect(mutant.line).toBeGreaterThan(5)
      }
      expect(Array.from({ length: 12 }, (_, seed) => operator.mutate(subjects[1]!, randomFrom(seed)))).toEqual(tries)
    })

    it(`${operator.id} changes what it says`, () => {
      const before = outline(editions[1]!)
      for (const mutant of tries) {
        if (!mutant) continue
        const after = outline(parse({ ...spanish!, text: mutant.text }))
        const kept = operator.harmful
          ? promises[operator.id]!(before, after, mutant)
          : after.blocks >= before.blocks - 1
        expect(kept, `${mutant.line}: ${mutant.before} → ${mutant.after}`).toBe(true)
      }
    })
  }
})

it('finds the lines that a change touches', () => {
  expect(changeOf('x', 'a\nb\nc\nd', 'a\nd')).toMatchObject({ from: 2, to: 1, shift: -2 })
  expect(changeOf('x', 'a\nb\nc', 'a\nx\ny\nc')).toMatchObject({ from: 2, to: 3, shift: 1 })
  expect(changeOf('x', 'a\n\nb\n\nc\nd\ne\nf\ng', 'a\n\nx\n\nc\nd\ne\nf\ng').around).toEqual([1, 7])
  // Which of two equal lines is the new one, nobody can say.
  expect(changeOf('x', 'a\nb\nc', 'a\nb\nb\nc')).toMatchObject({ from: 2, to: 3, shift: 1 })
})
