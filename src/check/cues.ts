import { remembering } from '../commands/index.ts'
import type { Lexicon } from '../model/index.ts'

/** A variant of a concept of the lexicon, found in a text. */
export interface Cue {
  concept: string
  /** As the text has it, in small letters. */
  text: string
  /** Offsets in the text. */
  start: number
  end: number
}

/**
 * Finds the variants of all concepts under a prefix, each concept's longest first and none over another of the same concept. In a
 * variant `*` stands for any letters of the same word. The text is taken apart once: words, elided articles (`d'`), single Han
 * characters and marks; a map leads from word to word of the variants.
 */
export const cuesIn = (text: string, prefix: string, lexicon: Lexicon | undefined): readonly Cue[] =>
  lexicon ? readerOf(lexicon, prefix)(text) : []

type Reader = (text: string) => readonly Cue[]

const readers = new WeakMap<Lexicon, Map<string, Reader>>()

function readerOf(lexicon: Lexicon, prefix: string): Reader {
  const known = readers.get(lexicon) ?? new Map<string, Reader>()
  readers.set(lexicon, known)
  let reader = known.get(prefix)
  if (!reader) {
    const root = vocabularyOf(lexicon, prefix)
    reader = remembering((text) => read(text, root))
    known.set(prefix, reader)
  }
  return reader
}

function read(text: string, root: Node): Cue[] {
  const words = wordsOf(text)
  const found: Cue[] = []
  const taken = new Map<string, number>()
  for (let at = 0; at < words.length; at++) {
    const first = nextOf(root, words[at]!.text)
    if (first.length === 0) continue
    for (const [concept, last] of longest(first, words, at)) {
      if ((taken.get(concept) ?? -1) >= at) continue
      taken.set(concept, last)
      const [start, end] = [words[at]!.start, words[last]!.end]
      found.push({ concept, text: text.slice(start, end).toLowerCase().replace(/[’‘]/gu, "'"), start, end })
    }
  }
  return found
}

interface Word {
  text: string
  start: number
  end: number
}

const HAN = '\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff'
const WORD = new RegExp(
  `(?<![\\p{L}'’])(?:[cdjlmnst]|(?:jus|lors|puis)?qu)['’](?=\\p{L}|$)|[${HAN}]|(?:(?![${HAN}])[\\p{L}\\p{N}*])+(?:['’](?:(?![${HAN}])[\\p{L}*])+)*|[^\\s]`,
  'giu',
)

function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(WORD), (match) => ({
    text: match[0].toLowerCase().replace(/[’‘]/gu, "'"),
    start: match.index,
    end: match.index + match[0].length,
  }))
}

/** A word of a variant, what may follow it, and the concepts whose variants end with it. */
interface Node {
  words: Map<string, Node>
  patterns: { pattern: RegExp; node: Node }[]
  concepts: string[]
  /** What followed words so far: texts repeat their words. */
  known: Map<string, Node[]>
}

const newNode = (): Node => ({ words: new Map(), patterns: [], concepts: [], known: new Map() })

function vocabularyOf(lexicon: Lexicon, prefix: string): Node {
  const root = newNode()
  for (const [concept, variants] of Object.entries(lexicon.concepts))
    if (concept.startsWith(prefix))
      for (const variant of variants) put(root, wordsOf(variant), concept.slice(prefix.length))
  return root
}

function put(root: Node, words: readonly Word[], concept: string): void {
  let node = root
  for (const { text } of words) {
    const known = text.includes('*')
      ? node.patterns.find((one) => one.pattern.source === sourceOf(text))?.node
      : node.words.get(text)
    const next = known ?? newNode()
    if (!known && text.includes('*')) node.patterns.push({ pattern: new RegExp(sourceOf(text), 'u'), node: next })
    else if (!known) node.words.set(text, next)
    node = next
  }
  node.concepts.push(concept)
}

const sourceOf = (word: string): string => `^${word.replaceAll('*', "[\\p{L}']*")}$`

const MOST_KNOWN = 50_000

function nextOf(node: Node, word: string): Node[] {
  const known = node.known.get(word)
  if (known) return known
  const exact = node.words.get(word)
  const next = node.patterns.filter(({ pattern }) => pattern.test(word)).map((one) => one.node)
  if (exact) next.push(exact)
  if (node.known.size < MOST_KNOWN) node.known.set(word, next)
  return next
}

/** The last word of the longest variant of every concept that begins with these nodes. */
function longest(first: readonly Node[], words: readonly Word[], at: number): Map<string, number> {
  const ends = new Map<string, number>()
  let nodes = first
  for (let last = at; nodes.length > 0; last++) {
    for (const node of nodes) for (const concept of node.concepts) ends.set(concept, last)
    const word = words[last + 1]
    nodes = word ? nodes.flatMap((node) => nextOf(node, word.text)) : []
  }
  return ends
}
