import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseDocument } from '../../src/parse/index.ts'
import { loadFastParser, readTopics } from '../../src/sources/index.ts'
import { lexicons } from './documents.ts'

const corpus = join(import.meta.dirname, '../../../shared/corpus/exchange-2013')
const present = existsSync(corpus)
const toMdast = await loadFastParser()

/** Every n-th topic with remark, which takes a minute for all of them; FULL=1 reads them all. */
const STRIDE = process.env.FULL ? 1 : 20

const read = present
  ? await readTopics([corpus], { cwd: corpus, locales: [...lexicons.keys()], lexicons })
  : { topics: [], problems: [], notices: [], documents: 0 }

describe.skipIf(!present)('the Exchange corpus (../shared/corpus/exchange-2013; skipped where it is absent)', () => {
  it('is 561 topics, no document left over', () => {
    expect(read.topics).toHaveLength(561)
    expect(read.problems).toEqual([])
    expect(read.notices).toEqual([])
    for (const topic of read.topics) {
      const locales = topic.documents.map((document) => document.locale)
      expect(new Set(locales).size).toBe(locales.length)
      expect(locales.filter((locale) => locale !== 'en').sort()).toEqual(['es', 'fr', 'zh-Hans', 'zh-Hant'])
    }
  })

  it.skipIf(!toMdast)('every alert of every document is a block', { timeout: 240_000 }, () => {
    const missed: string[] = []
    for (const document of read.topics.flatMap((topic) => topic.documents)) {
      const edition = parseDocument(document, lexicons, { toMdast: toMdast! })
      const marked = document.text.match(/\[!(?:note|tip|important|caution|warning)\]/gi)?.length ?? 0
      const icons = document.text.match(/\.(?:note|tip|important|caution|warning)\(EXCHG/gi)?.length ?? 0
      const found = edition.blocks.filter((block) => block.alert).length
      if (found < marked + icons) missed.push(`${document.path}: ${found} of ${marked + icons}`)
    }
    expect(missed).toEqual([])
  })

  it.skipIf(!toMdast)('the fast parser makes the same editions as remark', { timeout: 600_000 }, () => {
    const sample = read.topics.filter((_, index) => index % STRIDE === 0).flatMap((topic) => topic.documents)
    for (const document of sample) {
      const fast = parseDocument(document, lexicons, { toMdast: toMdast! })
      expect(fast, document.path).toEqual(parseDocument(document, lexicons))
    }
  })
})
