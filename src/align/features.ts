import { remembering } from '../commands/index.ts'
import { type Block, type BlockKind, type Edition, urlId } from '../model/index.ts'

/**
 * What a block looks like to the aligner, without its language: anchors that survive translation, the stems that related
 * languages share, and its length relative to its edition.
 */
export interface Features {
  kind: BlockKind
  depth: number
  level: number
  navigation: boolean
  /** A step of a numbered list. */
  numbered: boolean
  /** All of it stands in parentheses: a translator's or an editor's note, of which other editions have nothing. */
  aside: boolean
  /** Sorted ids of anchors, parallel to `weights`. */
  anchors: readonly number[]
  weights: readonly number[]
  total: number
  /** Sorted ids of word stems (Latin script) or characters (Han). */
  words: readonly number[]
  script: 'latin' | 'han' | 'none'
  /** Characters of prose, scaled so that a whole edition has 10,000. */
  length: number
  /** Strong, link, code and image spans. */
  spans: readonly number[]
  /** Equal keys mean the same place beyond doubt; absent where the block has too little to go by. */
  key?: string
}

/** Gives equal strings equal numbers, over all editions of a topic. */
export class Interner {
  readonly #ids = new Map<string, number>()

  id(text: string): number {
    const known = this.#ids.get(text)
    if (known !== undefined) return known
    this.#ids.set(text, this.#ids.size)
    return this.#ids.size - 1
  }
}

/** Weights after the evidence in six languages of one corpus: how rarely an anchor of the kind is lost in translation. */
const WEIGHT = {
  guid: 5,
  command: 4,
  path: 4,
  link: 3,
  image: 3,
  number: 2,
  code: 2,
  concept: 2,
  label: 1,
  token: 1,
  year: 0.4,
  name: 0.4,
}

const ASIDE = /^\s*[(（][^()（）]*[)）]\s*$/u
const GUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/giu
const PATH = /(?:[a-z]:|\\\\\w|%\w{1,60}%|hk(?:lm|cu|ey_\w{1,30}):?)\\[^\s"'<>|]*/giu
const NUMBER = /\d+(?:[.,]\d+)*/gu
const PRODUCT_YEAR = /^(?:19|20)\d\d$/u
const LATIN_TOKEN = /[A-Za-z][A-Za-z0-9]*(?:[-_.][A-Za-z0-9]+)*/gu
const CODE_TOKEN = /[\p{L}\p{N}_$%][\p{L}\p{N}_$%.\\:/*-]*/gu
const WORD = /\p{Script=Latin}{5,}/gu
const HAN = /\p{Script=Han}/gu

/** Features of every block of an edition; index = block id. */
export function featuresOf(edition: Edition, interner: Interner): Features[] {
  const prose = edition.blocks.reduce((sum, block) => sum + (block.kind === 'code' ? 0 : block.text.length), 0)
  const scale = 10_000 / Math.max(prose, 200)
  return edition.blocks.map((block) => blockFeatures(block, scale, interner))
}

/** The features of neighbouring blocks taken as one, for split and merged paragraphs. */
export function mergeFeatures(first: Features, second: Features): Features {
  // The key of one piece is not the key of the whole.
  const { key: _, ...one } = first
  return {
    ...one,
    ...mergeAnchors(first, second),
    total: first.total + second.total,
    words: union(first.words, second.words),
    script: first.script === 'none' ? second.script : first.script,
    length: first.length + second.length,
    spans: first.spans.map((count, index) => count + (second.spans[index] ?? 0)),
  }
}

/** All anchors of both, in order. */
function mergeAnchors(first: Features, second: Features): Pick<Features, 'anchors' | 'weights'> {
  const anchors: number[] = []
  const weights: number[] = []
  for (let i = 0, j = 0; i < first.anchors.length || j < second.anchors.length; ) {
    const isFirst = j === second.anchors.length || first.anchors[i]! <= second.anchors[j]!
    const [from, at] = isFirst ? [first, i++] : [second, j++]
    anchors.push(from.anchors[at]!)
    weights.push(from.weights[at]!)
  }
  return { anchors, weights }
}

function union(first: readonly number[], second: readonly number[]): number[] {
  const all: number[] = []
  for (let i = 0, j = 0; i < first.length || j < second.length; ) {
    const id = j === second.length || first[i]! <= second[j]! ? first[i]! : second[j]!
    if (first[i] === id) i++
    if (second[j] === id) j++
    all.push(id)
  }
  return all
}

function blockFeatures(block: Block, scale: number, interner: Interner): Features {
  const anchors = new Map<string, number>()
  const add = (kind: string, text: string, weight: number) => {
    const name = `${kind}:${text.toLowerCase()}`
    // A third mention says nothing new.
    for (let nth = 0; nth < 2; nth++) {
      const key = nth === 0 ? name : `${name}#2`
      if (anchors.has(key)) continue
      anchors.set(key, weight)
      return
    }
  }
  if (block.kind === 'code') addCode(block, add)
  else addProse(block, add)

  const sorted = [...anchors].map(([text, weight]) => [interner.id(text), weight] as const).sort((a, b) => a[0] - b[0])
  const total = sorted.reduce((sum, [, weight]) => sum + weight, 0)
  const { words, script } = wordsOf(block, interner)
  const count = (kind: string) => block.inlines.reduce((n, span) => n + (span.kind === kind ? 1 : 0), 0)
  const strong = [...anchors].filter(([, weight]) => weight >= 2).map(([text]) => text)
  return {
    kind: block.kind,
    depth: block.depth,
    level: block.heading?.level ?? 0,
    navigation: block.navigation === true,
    numbered: block.ordinal !== undefined,
    aside: ASIDE.test(block.text),
    anchors: sorted.map(([id]) => id),
    weights: sorted.map(([, weight]) => weight),
    total,
    words,
    script,
    length: block.text.length * scale,
    spans: [count('strong'), count('link'), count('code'), count('image')],
    ...(total >= 4 && strong.length > 0 && !block.navigation
      ? { key: `${block.kind}|${strong.sort().join('|')}` }
      : {}),
  }
}

/** Kind, text and weight. */
type Anchor = [kind: string, text: string, weight: number]
type Add = (...anchor: Anchor) => void

function addCode(block: Block, add: Add): void {
  for (const command of block.commands) add('command', command.canonical, WEIGHT.command)
  for (const [token] of block.text.matchAll(CODE_TOKEN)) if (token.length > 1) add('token', token, WEIGHT.token)
}

/** Lead-ins are phrases that every language varies: that one is not recognised says nothing. */
function addConcept({ concept }: Block, add: Add): void {
  if (concept && !concept.startsWith('leadin.')) add('concept', concept, WEIGHT.concept)
}

function addProse(block: Block, add: Add): void {
  addConcept(block, add)
  for (const command of block.commands) add('command', command.canonical, WEIGHT.command)
  for (const span of block.inlines) addInline(span, add)
  for (const anchor of anchorsIn(block.text)) add(...anchor)
}

function addInline(span: Block['inlines'][number], add: Add): void {
  if (span.url !== undefined) add(span.kind, urlId(span.url), span.kind === 'image' ? WEIGHT.image : WEIGHT.link)
  if (span.kind === 'code' && span.text.trim()) add('code', span.text.trim(), WEIGHT.code)
  if (span.kind === 'strong' && isLatin(span.text)) add('label', span.text.trim(), WEIGHT.label)
}

/** The anchors in a text, in order. */
const anchorsIn = remembering((prose): readonly Anchor[] => {
  const found: Anchor[] = []
  let text = prose
  const take = (pattern: RegExp, kind: string, weight: number) => {
    text = text.replace(pattern, (match) => {
      found.push([kind, match, weight])
      return ' '
    })
  }
  take(GUID, 'guid', WEIGHT.guid)
  take(PATH, 'path', WEIGHT.path)
  for (const match of text.matchAll(LATIN_TOKEN)) {
    const [token] = match
    if (/[A-Z0-9].*[A-Z0-9]|[a-z][A-Z]|\.[a-z]/u.test(token)) found.push(['token', token, WEIGHT.token])
    else if (/^[A-Z]/u.test(token) && token.length > 2 && match.index > 0) found.push(['name', token, WEIGHT.name])
  }
  for (const [number] of text.matchAll(NUMBER)) {
    const value = number.replace(/[.,](?=\d{3}\b)/gu, '').replace(',', '.')
    found.push(['number', value, PRODUCT_YEAR.test(value) ? WEIGHT.year : WEIGHT.number])
  }
  return found
})

const isLatin = (text: string) => /^[\x20-\x7e]+$/u.test(text.trim())

function wordsOf(block: Block, interner: Interner): Pick<Features, 'words' | 'script'> {
  if (block.kind === 'code') return { words: [], script: 'none' }
  const { stems, script } = stemsIn(block.text)
  return { words: stems.map((stem) => interner.id(stem)).sort((a, b) => a - b), script }
}

/**
 * Stems by which related languages recognise each other: the first four letters of longer words, accents removed
 * (cognates after Simard, Foster and Isabelle 1992), or single Han characters. Each once.
 */
const stemsIn = remembering((text): { stems: readonly string[]; script: Features['script'] } => {
  const han = text.match(HAN)
  if (han && han.length * 4 > text.length)
    return { stems: [...new Set(han)].map((character) => `h:${character}`), script: 'han' }
  const stems = new Set<string>()
  const folded = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  for (const [word] of folded.matchAll(WORD)) stems.add(`w:${word.slice(0, 4)}`)
  return { stems: [...stems], script: stems.size > 0 ? 'latin' : 'none' }
})
