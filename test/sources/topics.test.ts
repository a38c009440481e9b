import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadFastParser, readCatalog, readTopics } from '../../src/sources/index.ts'
import { folder, LOCALES } from './files.ts'

const PROSE = {
  en: 'These words tell the reader how the print queue of the third floor is moved to another server.',
  es: 'Estas palabras explican al lector cómo se traslada la cola de impresión del tercer piso a otro servidor.',
  fr: 'Ces mots expliquent au lecteur comment la file d’impression du troisième étage change de serveur.',
  'zh-Hant': '這些文字說明如何將三樓的列印佇列移到另一部伺服器，並驗證設定。',
  'zh-Hans': '这些文字说明如何将三楼的打印队列移到另一台服务器，并验证设置。',
}
const front = (values: Record<string, string>) =>
  `---\n${Object.entries(values)
    .map(([key, value]) => `${key}: ${value}`)
    .join('\n')}\n---\n\n`

async function topics(files: Record<string, string>, options = {}) {
  const cwd = folder(files)
  const read = await readTopics(['.'], { cwd, locales: LOCALES, ...options })
  const shown = read.topics.map(({ id, joinedBy, documents }) => ({
    id,
    joinedBy,
    documents: documents.map((document) => `${document.locale} ${document.path}`),
  }))
  return { ...read, shown }
}

describe('languages', () => {
  const CASES: Record<string, [string, string, { locale: string; tag?: string }]> = {
    'the front matter before the path': [
      'fr/a.md',
      front({ 'ms:mtpsurl': 'https://technet.microsoft.com/zh-tw/library/a(v=b)' }),
      { locale: 'zh-Hant', tag: 'zh-tw' },
    ],
    'a folder': ['docs/zh-hk/a.md', 'x', { locale: 'zh-Hant', tag: 'zh-hk' }],
    'a suffix': ['docs/a.es.md', 'x', { locale: 'es', tag: 'es' }],
    'a file name': ['fr-ca.md', 'x', { locale: 'fr', tag: 'fr-ca' }],
    'a language that is not available': ['de-de/a.md', 'x', { locale: 'de-de', tag: 'de-de' }],
    'a folder that only looks like a language': ['it/faq.md', PROSE.es, { locale: 'es' }],
    'English by its words': ['a.md', PROSE.en, { locale: 'en' }],
    'Spanish by its words': ['a.md', PROSE.es, { locale: 'es' }],
    'French by its words': ['a.txt', PROSE.fr, { locale: 'fr' }],
    'traditional Chinese by its characters': ['a.md', PROSE['zh-Hant'], { locale: 'zh-Hant' }],
    'simplified Chinese by its characters': ['a.md', PROSE['zh-Hans'], { locale: 'zh-Hans' }],
    'nothing to tell by': ['a.md', '1 2 3', { locale: 'und' }],
  }
  for (const [name, [path, text, expected]] of Object.entries(CASES)) {
    it(name, async () => {
      const [document] = (await topics({ [path]: text })).topics[0]!.documents
      expect({ locale: document!.locale, ...(document!.tag ? { tag: document!.tag } : {}) }).toEqual(expected)
    })
  }

  it('the configuration knows better', async () => {
    const { topics: found } = await topics({ 'legacy/a.md': PROSE.en }, { documentLocales: { 'legacy/': 'fr' } })
    expect(found[0]!.documents[0]).toMatchObject({ locale: 'fr', tag: 'fr' })
  })
})

describe('topics', () => {
  it('by identifier, whatever the names; English first', async () => {
    const id = front({ 'ms:assetid': 'ABC-1' })
    const { shown, notices } = await topics({
      'es-es/uno.md': id + 'x',
      'en-us/one.md': id + 'x',
      'fr-fr/deux.md': 'x',
    })
    expect(shown).toEqual([
      { id: 'abc-1', joinedBy: 'asset-id', documents: ['en en-us/one.md', 'es es-es/uno.md'] },
      { id: 'deux', joinedBy: 'alone', documents: ['fr fr-fr/deux.md'] },
    ])
    expect(notices).toMatchObject([{ id: 'orphan-document', path: 'fr-fr/deux.md' }])
  })

  it('by another identifier, if the configuration says so', async () => {
    const files = { 'en/a.md': front({ uid: 'q' }) + 'x', 'fr/b.md': front({ uid: 'q' }) + 'x' }
    expect((await topics(files, { idKeys: ['ms:assetid', 'uid'] })).shown).toMatchObject([{ joinedBy: 'asset-id' }])
    expect((await topics(files)).shown).toHaveLength(2)
  })

  it('by path below the language, by suffix, by name', async () => {
    const files = {
      'content/en/guide/x.md': 'x',
      'content/fr/guide/x.md': 'x',
      'content/fr/other/x.md': 'x',
      'y.md': PROSE.en,
      'y.es.md': 'y',
      'help/en-us/z.md': 'z',
      'hilfe/zh-tw/z.md': 'z',
    }
    expect((await topics(files)).shown).toEqual([
      { id: 'content/guide/x', joinedBy: 'path', documents: ['en content/en/guide/x.md', 'fr content/fr/guide/x.md'] },
      { id: 'content/other/x', joinedBy: 'alone', documents: ['fr content/fr/other/x.md'] },
      { id: 'y', joinedBy: 'name', documents: ['en y.md', 'es y.es.md'] },
      { id: 'z', joinedBy: 'name', documents: ['en help/en-us/z.md', 'zh-Hant hilfe/zh-tw/z.md'] },
    ])
  })

  it('by address', async () => {
    const page = '<html><head><link rel="canonical" href="https://docs.example.com/en-us/queue/"></head><body>x'
    const files = {
      'en/saved page.html': page,
      'fr/f.md': front({ url: 'https://docs.example.com/fr-fr/queue' }) + 'x',
    }
    expect((await topics(files)).shown).toMatchObject([{ joinedBy: 'url' }])
  })

  it('by the mapping of the configuration', async () => {
    const { shown } = await topics(
      { 'a.md': 'x', 'b.md': 'y' },
      { topics: { queue: { en: 'a.md', 'zh-Hans': './b.md' } } },
    )
    expect(shown).toEqual([{ id: 'queue', joinedBy: 'mapping', documents: ['en a.md', 'zh-Hans b.md'] }])
  })

  it('by what no translation changes, and only where it is unlike all others', async () => {
    const commands =
      'Set-Mailbox -Identity a -ProhibitSendQuota 512\nGet-QueueDigest -Server EX0123\niisreset /noforce 1234\n'
    const other = 'New-Mailbox -Name b 777\nRemove-Queue -Identity EX9999\nnet stop 888\n'
    const { shown } = await topics({
      'en-us/one.md': `# One\n\n${PROSE.en}\n\n${commands}`,
      'en-us/two.md': `# Two\n\n${PROSE.en}\n\n${other}`,
      'copied.txt': `${PROSE.fr}\n\n${commands}`,
    })
    expect(shown).toEqual([
      { id: 'one', joinedBy: 'signature', documents: ['en en-us/one.md', 'fr copied.txt'] },
      { id: 'two', joinedBy: 'alone', documents: ['en en-us/two.md'] },
    ])
    const twice = await topics({
      'en-us/one.md': `${PROSE.en}\n\n${commands}`,
      'en-us/twin.md': `${PROSE.en}\n\n${commands}`,
      'copied.txt': `${PROSE.fr}\n\n${commands}`,
    })
    expect(twice.shown.map((topic) => topic.joinedBy)).toEqual(['alone', 'alone', 'alone'])
  })

  it('two documents of one language with one identifier are noticed', async () => {
    const id = front({ 'ms:assetid': 'a' })
    const { notices, problems } = await topics({ 'en/a.md': id + 'x', 'en/b.md': id + 'x', 'fr/a.md': id + 'x' })
    expect(problems).toEqual([])
    expect(notices).toEqual([{ id: 'duplicate-document', path: 'en/b.md', data: { other: 'en/a.md', locale: 'en' } }])
  })
})

const seeds = join(import.meta.dirname, '../../../shared/corpus')
it.skipIf(!existsSync(seeds))(
  'the five seeds are one topic among 561 others (../shared/corpus; skipped where it is absent)',
  async () => {
    const read = await readTopics(['seeds', 'exchange-2013/fr-fr'], { cwd: seeds, locales: LOCALES })
    const topic = read.topics.find((each) => each.documents.some((document) => document.media === 'capture'))
    expect(topic!.documents.map((document) => document.path).filter((path) => path.startsWith('seeds'))).toHaveLength(5)
  },
)

it('the shipped catalogue answers', () => {
  expect(readCatalog().cmdlet('get-mailbox')).toMatchObject({ name: 'Get-Mailbox' })
})

it('the fast parser makes a tree, where it is installed', async () => {
  const parse = await loadFastParser()
  expect(parse?.('# a').children[0]?.type ?? 'heading').toBe('heading')
})
