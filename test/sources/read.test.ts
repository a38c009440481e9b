import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { problem as problemSchema } from '../../src/model/index.ts'
import { readTopics, sha256 } from '../../src/sources/index.ts'
import { folder, LOCALES } from './files.ts'

const TEXT = '# A title\n\nSome words, enough of them to be a text in English.\n'
const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))))

async function read(files: Record<string, string | Uint8Array>, paths = ['.'], options = {}) {
  const cwd = folder(files)
  return readTopics(paths, { cwd, locales: LOCALES, ...options })
}

describe('encodings', () => {
  const utf16be = Buffer.from(`\ufeff${TEXT}`, 'utf16le').swap16()
  const FILES = {
    'utf-8': bytes(TEXT),
    'utf-8-bom': bytes([0xef, 0xbb, 0xbf], TEXT),
    'utf-16le': Buffer.from(`\ufeff${TEXT}`, 'utf16le'),
    'utf-16be': utf16be,
  }
  for (const [encoding, content] of Object.entries(FILES)) {
    it(`reads ${encoding}`, async () => {
      const { topics, problems } = await read({ 'en/a.md': content })
      expect(problems).toEqual([])
      expect(topics[0]!.documents[0]).toMatchObject({ encoding, text: TEXT, sha256: sha256(content), path: 'en/a.md' })
    })
  }
})

describe('what cannot be read is a located problem', () => {
  const CASES: Record<string, [string | Uint8Array, object]> = {
    'an empty file': ['', { id: 'empty' }],
    'a file of white space': [' \n\t\n', { id: 'empty' }],
    'a binary file': [bytes('PK', [3, 4, 0, 0, 8]), { id: 'binary' }],
    'Latin-1': [bytes('# Title\n\nCaf', [0xe9], ' au lait\n'), { id: 'encoding', line: 3, column: 4 }],
    'half a character at the end': [bytes('abc', [0xe4, 0xbd]), { id: 'encoding', line: 1, column: 4 }],
    'an overlong sequence': [bytes('ab', [0xc0, 0xaf]), { id: 'encoding', line: 1, column: 3 }],
    'UTF-32': [bytes([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]), { id: 'encoding', data: { encoding: 'UTF-32' } }],
    'UTF-16 with half a pair': [bytes([0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00]), { id: 'encoding' }],
    'too many lines': ['\n'.repeat(40_001) + 'a', { id: 'too-complex' }],
    'front matter that is no YAML': [
      "---\ntitle: 'a\nother: [b\n---\n\n# A\n",
      { id: 'front-matter-invalid', line: 4 },
    ],
    'front matter without end': ['---\ntitle: a\n\n# A\n', { id: 'front-matter-unclosed', line: 1, column: 1 }],
  }
  for (const [name, [content, expected]] of Object.entries(CASES)) {
    it(name, async () => {
      const { problems } = await read({ 'en/a.md': content })
      expect(problems).toMatchObject([{ path: 'en/a.md', ...expected }])
      problemSchema.parse(problems[0])
    })
  }

  it('a file over the limit', async () => {
    const { problems, documents } = await read({ 'a.md': 'a'.repeat(2_500_000) }, ['a.md'], { maxBytes: 1_000_000 })
    expect(problems).toEqual([{ id: 'too-large', path: 'a.md', data: { megabytes: 2.5, limit: 1 } }])
    expect(documents).toBe(0)
  })

  it('a path that does not exist', async () => {
    expect((await read({}, ['no/such'])).problems).toEqual([{ id: 'file-missing', path: 'no/such', data: {} }])
  })

  it('a folder and a pattern without documents', async () => {
    const { problems } = await read({ 'data/a.json': '{}' }, ['data', 'x/*.md'])
    expect(problems.map((problem) => [problem.id, problem.path])).toEqual([
      ['no-documents', 'data'],
      ['no-documents', 'x/*.md'],
    ])
  })

  it('a named file of another kind', async () => {
    expect((await read({ 'a.docx': 'x' }, ['a.docx'])).problems).toMatchObject([{ id: 'unsupported', path: 'a.docx' }])
  })

  it('links in a circle, and a name too long for the system', async () => {
    const cwd = folder({ 'docs/en/a.md': TEXT })
    symlinkSync('c.md', join(cwd, 'docs/b.md'))
    symlinkSync('b.md', join(cwd, 'docs/c.md'))
    const { problems, documents } = await readTopics(['docs', `${'x'.repeat(5000)}.md`], { cwd, locales: LOCALES })
    expect(problems).toMatchObject([
      { id: 'unreadable', path: 'docs/b.md', data: { code: 'ELOOP' } },
      { id: 'unreadable', path: 'docs/c.md', data: { code: 'ELOOP' } },
      { id: 'file-missing' },
    ])
    expect(documents).toBe(1)
  })

  it.skipIf(process.platform === 'win32')('a device under the name of a document, which would never end', async () => {
    const cwd = folder({})
    symlinkSync('/dev/zero', join(cwd, 'a.md'))
    const { problems } = await readTopics(['a.md'], { cwd, locales: LOCALES })
    expect(problems).toMatchObject([{ id: 'unsupported', path: 'a.md' }])
  })

  it('a link that leaves the folder; one inside it is followed, once', async () => {
    const outside = folder({ 'secret.md': TEXT })
    const cwd = folder({ 'docs/en/a.md': TEXT })
    symlinkSync(join(outside, 'secret.md'), join(cwd, 'docs/en/b.md'))
    symlinkSync(join(cwd, 'docs'), join(cwd, 'docs/en/loop'))
    const { problems, documents } = await readTopics(['docs'], { cwd, locales: LOCALES })
    expect(problems).toMatchObject([{ id: 'outside-root', path: 'docs/en/b.md' }])
    expect(documents).toBe(1)
  })
})

it('a rule at the top of a text is no front matter', async () => {
  expect((await read({ 'en/a.md': '---\n\nText after a rule.\n' })).problems).toEqual([])
})

it('finds documents by folder, file and pattern, each once; hidden folders and packages are not searched', async () => {
  const files = {
    'docs/b.md': TEXT,
    'docs/a.markdown': TEXT,
    'docs/c.HTM': '<p>x',
    'docs/.x/d.md': TEXT,
    'docs/node_modules/e.md': TEXT,
  }
  const { topics, problems } = await read(files, ['docs', 'docs/b.md', 'docs/*.md'])
  expect(problems).toEqual([])
  const paths = topics.flatMap((topic) => topic.documents.map((document) => `${document.path} ${document.media}`))
  expect(paths.sort()).toEqual(['docs/a.markdown markdown', 'docs/b.md markdown', 'docs/c.HTM html'])
})
