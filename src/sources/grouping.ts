import type { Document, TopicSources } from '../model/index.ts'
import { isTag } from './locale.ts'
import { jaccard, signatureOf } from './signature.ts'

/** A document with what may identify its topic. */
export interface Candidate {
  document: Document
  values: Readonly<Record<string, string>>
}

export interface GroupingOptions {
  /** Topic → paths, as the configuration states them. */
  mapping: ReadonlyMap<string, ReadonlySet<string>>
  /** Front-matter keys that identify an article, in lower case. */
  idKeys: readonly string[]
  /** Tags of the languages that are available. */
  locales: readonly string[]
}

type Joined = TopicSources['joinedBy']

interface Group {
  id: string
  members: Candidate[]
  joinedBy: Joined
}

const LEAST_LIKE = 0.6

/** Puts the editions of one article together, by the surest evidence first (`design.md`, sources). */
export function group(candidates: readonly Candidate[], options: GroupingOptions): TopicSources[] {
  let groups: Group[] = candidates.map((member) => ({ id: '', members: [member], joinedBy: 'alone' }))
  const mapped = new Map(
    [...options.mapping].flatMap(([topic, paths]) => [...paths].map((path) => [path, topic] as const)),
  )
  groups = join(groups, 'mapping', (each) => mapped.get(each.document.path))
  groups = join(groups, 'asset-id', (each) => each.document.assetId?.toLowerCase())
  groups = join(groups, 'path', (each) => pathKey(each.document.path, options.locales))
  groups = join(groups, 'name', (each) => nameKey(each.document.path, options.locales))
  groups = join(groups, 'url', urlKey)
  groups = joinBySignature(groups)
  return withOwnIds(
    groups.map((each) => toTopic(each, options.locales)),
    options.locales,
  )
}

/**
 * Joins groups that share a key. Only an identifier may bring two documents of one language together: a name that two of
 * them have identifies neither.
 */
function join(groups: readonly Group[], by: Joined, keyOf: (candidate: Candidate) => string | undefined): Group[] {
  const isSure = by === 'mapping' || by === 'asset-id'
  const into = new Map<Group, Group>()
  for (const [key, sharing] of groupsByKey(groups, keyOf)) {
    const distinct = [...new Set(sharing.map((each) => last(each, into)))]
    const [first, ...rest] = distinct
    if (isSure && first!.id === '') first!.id = key
    if (rest.length === 0 || !(isSure || haveOwnLanguages(distinct))) continue
    for (const other of rest) {
      first!.members.push(...other.members)
      into.set(other, first!)
    }
    first!.joinedBy = by
  }
  return groups.filter((each) => !into.has(each))
}

function groupsByKey(
  groups: readonly Group[],
  keyOf: (candidate: Candidate) => string | undefined,
): Map<string, Group[]> {
  const byKey = new Map<string, Group[]>()
  for (const each of groups) {
    for (const key of new Set(each.members.map(keyOf))) {
      if (key === undefined) continue
      const known = byKey.get(key)
      if (known) known.push(each)
      else byKey.set(key, [each])
    }
  }
  return byKey
}

/** The group that a group has become part of. */
function last(each: Group, into: ReadonlyMap<Group, Group>): Group {
  let at = each
  for (let next = into.get(at); next; next = into.get(at)) at = next
  return at
}

function haveOwnLanguages(groups: readonly Group[]): boolean {
  const seen = new Set<string>()
  return groups.every((each) => {
    const own = new Set(each.members.map(({ document }) => `${document.locale} ${document.media}`))
    const isNew = [...own].every((locale) => !seen.has(locale))
    for (const locale of own) seen.add(locale)
    return isNew
  })
}

/** The path with its language taken out: `docs/fr/x.md` and `docs/x.fr.md` are `docs/*`. */
function pathKey(path: string, locales: readonly string[]): string | undefined {
  const segments = path.split('/')
  const name = stem(segments.pop()!, locales)
  const folders = segments.map((segment) => (isTag(segment, locales) ? '*' : segment))
  const hasLanguage = folders.includes('*') || name !== stem(path.split('/').pop()!, [])
  return hasLanguage ? [...folders.filter((folder) => folder !== '*'), name].join('/').toLowerCase() : undefined
}

/** The base name where it says something: neither empty once the language is gone nor the name every folder has. */
function nameKey(path: string, locales: readonly string[]): string | undefined {
  const name = stem(path.split('/').pop()!, locales).toLowerCase()
  return name === '' || COMMON_NAMES.has(name) ? undefined : name
}

const COMMON_NAMES = new Set(['index', 'readme', 'toc', 'capture', 'page', 'article', 'changelog', 'license'])

/** A file name without its ending and without the parts that are language tags. */
function stem(name: string, locales: readonly string[]): string {
  const parts = name.split('.').slice(0, -1)
  return parts.filter((part) => !isTag(part, locales)).join('.')
}

const PAGE = /https?:\/\/(?:docs|technet|msdn|learn)\.microsoft\.com\/[^\s)>"'\]]+|https?:\/\/[^\s)>"'\]]+/i

/** The address of the page: from the front matter, or the first line of a capture that is an address. */
function urlKey({ document, values }: Candidate): string | undefined {
  const stated = values['ms:mtpsurl'] ?? values.canonicalUrl ?? values.url
  const url = stated ?? (document.media === 'markdown' ? undefined : addressIn(document.text))
  if (!url) return undefined
  return url
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/[?#].*$/, '')
    .replace(/\/[a-z]{2}(?:-[a-z]{2,4}){1,2}(?=\/)/, '')
    .replace(/\/$/, '')
}

/** A canonical link of a saved page, or a line of a capture that is nothing but an address. */
function addressIn(text: string): string | undefined {
  const head = text.slice(0, 20_000)
  const canonical = /<link\b[^>]*\brel\s*=\s*["']?canonical["']?[^>]*>/i.exec(head)?.[0]
  if (canonical) return PAGE.exec(canonical)?.[0]
  return /^(?:(?:url|source)\s*:\s*)?(https?:\/\/\S+)\s*$/im.exec(head.slice(0, 2000))?.[1]
}

/** Joins documents that nothing identifies with the group that is like no other, if it is so the other way round too. */
function joinBySignature(groups: readonly Group[]): Group[] {
  const alone = groups.filter((each) => each.members.length === 1 && each.joinedBy === 'alone')
  if (alone.length === 0 || groups.length < 2) return [...groups]
  const signatures = new Map(
    groups.flatMap((each) => each.members.map((member) => [member, signatureOf(member.document.text)] as const)),
  )
  const likeness = (a: Group, b: Group): number =>
    Math.max(
      ...a.members.flatMap((one) => b.members.map((other) => jaccard(signatures.get(one)!, signatures.get(other)!))),
    )
  const joined = new Set<Group>()
  for (const lone of alone) {
    if (joined.has(lone)) continue
    const best = uniqueBest(lone, groups, joined, likeness)
    if (!best || uniqueBest(best, alone, joined, likeness) !== lone) continue
    best.members.push(...lone.members)
    best.joinedBy = 'signature'
    if (best.id === '') best.id = lone.id
    joined.add(lone)
  }
  return groups.filter((each) => !joined.has(each))
}

function uniqueBest(
  of: Group,
  among: readonly Group[],
  joined: ReadonlySet<Group>,
  likeness: (a: Group, b: Group) => number,
): Group | undefined {
  let best: { group: Group; score: number } | undefined
  let second = 0
  for (const other of among) {
    if (other === of || joined.has(other) || !haveOwnLanguages([of, other])) continue
    const score = likeness(of, other)
    if (!best || score > best.score) {
      second = best?.score ?? 0
      best = { group: other, score }
    } else second = Math.max(second, score)
  }
  return best && best.score >= LEAST_LIKE && best.score > second ? best.group : undefined
}

/** Topics that would have one name are told apart by where they are. */
function withOwnIds(topics: readonly TopicSources[], locales: readonly string[]): TopicSources[] {
  const counts = new Map<string, number>()
  for (const { id } of topics) counts.set(id, (counts.get(id) ?? 0) + 1)
  const taken = new Set<string>()
  return topics.map((topic) => {
    if (counts.get(topic.id) === 1) return topic
    const { path } = topic.documents[0]!
    const place = pathKey(path, locales) ?? path
    const id = taken.has(place) || counts.has(place) ? path : place
    taken.add(id)
    return { ...topic, id }
  })
}

function toTopic(each: Group, locales: readonly string[]): TopicSources {
  const documents = each.members.map((member) => member.document).sort(byLanguage(locales))
  const [first] = documents
  const id = each.id || nameKey(first!.path, locales) || first!.path
  return { id, documents, joinedBy: each.joinedBy }
}

/** English first, then the other languages in their order, then what is not known; Markdown before captures. */
const byLanguage = (locales: readonly string[]) => (a: Document, b: Document) => {
  const rank = ({ locale, media }: Document) => {
    const at = locales.indexOf(locale)
    return (
      (locale === 'en' ? -1 : at === -1 ? locales.length : at) * 3 +
      (media === 'markdown' ? 0 : media === 'html' ? 1 : 2)
    )
  }
  return rank(a) - rank(b) || (a.path < b.path ? -1 : 1)
}
