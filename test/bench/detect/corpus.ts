import { align } from '../../../src/align/index.ts'
import { type CheckOptions, check, corpusOf } from '../../../src/check/index.ts'
import { loadLocales } from '../../../src/i18n/index.ts'
import type { AlignedTopic, Corpus, Document, Edition, Finding } from '../../../src/model/index.ts'
import { parseDocument } from '../../../src/parse/index.ts'
import { loadFastParser, packageRoot, readCatalog, readTopics, sha256 } from '../../../src/sources/index.ts'

/** An article as it is, before any change. */
export interface Original {
  topic: AlignedTopic
  documents: readonly Document[]
  findings: readonly Finding[]
}

export interface Bench {
  originals: readonly Original[]
  options: CheckOptions
  parse(document: Document): Edition
  /** What the rules say of an article of which one edition is replaced; all other articles stay as they are. */
  recheck(original: Original, changed: Edition): Finding[]
}

/** Reads and checks all articles under a directory; of these at most `most` are kept for changing. */
export async function loadBench(directory: string, most = Number.POSITIVE_INFINITY): Promise<Bench> {
  const { lexicons, tags } = loadLocales(`${packageRoot()}/locales`)
  const toMdast = await loadFastParser()
  const parse = (document: Document) => parseDocument(document, lexicons, toMdast ? { toMdast } : {})
  const { topics: sources } = await readTopics([directory], { cwd: packageRoot(), locales: tags, lexicons })
  const topics = sources.map(({ id, documents }): AlignedTopic => {
    const editions = documents.map(parse)
    return { id, editions, alignment: align(editions) }
  })
  const options = { catalog: readCatalog(), lexicons, digest: sha256 }
  const corpus = corpusOf(topics)
  const kept = evenly(
    topics
      .map((topic, index) => ({ topic, documents: sources[index]!.documents }))
      .filter(({ topic }) => topic.editions.length > 2),
    most,
  )
  const originals = kept.map(({ topic, documents }): Original => {
    let findings: Finding[] | undefined
    return {
      topic,
      documents,
      // Few samples touch few articles.
      get findings() {
        findings ??= check([topic], { ...options, corpus })
        return findings
      },
    }
  })
  return {
    originals,
    options,
    parse,
    recheck({ topic }, changed) {
      const editions = topic.editions.map((edition) => (edition.path === changed.path ? changed : edition))
      const made = { id: topic.id, editions, alignment: align(editions) }
      return check([made], { ...options, corpus: exchanged(corpus, topic, made) })
    },
  }
}

/** The corpus with one topic exchanged for another, by arithmetic: counting it anew takes a thousand times as long. */
function exchanged(corpus: Corpus, before: AlignedTopic, after: AlignedTopic): Corpus {
  const [minus, plus] = [corpusOf([before]), corpusOf([after])]
  const count =
    <Key extends keyof Corpus>(key: Key) =>
    (...wanted: Parameters<Corpus[Key]>): number => {
      const ask = (one: Corpus) => (one[key] as (...words: Parameters<Corpus[Key]>) => number)(...wanted)
      return ask(corpus) - ask(minus) + ask(plus)
    }
  return {
    commands: count('commands'),
    cmdlets: count('cmdlets'),
    usages: count('usages'),
    values: count('values'),
  }
}

/** At most `most` of a list, from all over it. */
const evenly = <T>(list: readonly T[], most: number): T[] =>
  list.filter(
    (_, index) =>
      list.length <= most ||
      Math.floor((index * most) / list.length) !== Math.floor(((index - 1) * most) / list.length),
  )
