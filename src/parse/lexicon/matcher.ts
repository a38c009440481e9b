import { remembering } from '../../commands/index.ts'
import type { AlertKind, Lexicon, Lexicons } from '../../model/index.ts'
import { fold } from './fold.ts'

interface Place {
  index: number
  length: number
}

/** What one language calls things. Every question takes raw text and folds it. */
export interface Matcher {
  /** The concept whose variant the whole text is, in one of the groups (`heading`, `label`, …). */
  exact(text: string, ...groups: string[]): string | undefined
  /** The concept with a variant that the text begins with. */
  prefix(text: string, ...groups: string[]): string | undefined
  /** The text has a variant of this concept somewhere, at word bounds where the script has them. */
  has(text: string, concept: string): boolean
  /** All places where a variant of this concept stands. */
  find(text: string, concept: string): readonly Place[]
  /** Concepts of a group, sorted by name, that have at least one variant. */
  concepts(group: string): string[]
  /** The number in a "Step {n}" label the text begins with, and how long the label is with its separator. */
  step(text: string): { number: number; length: number } | undefined
  /** The kind of alert a label names. */
  alert(text: string): AlertKind | undefined
}

function placesOf(pattern: RegExp, text: string): Place[] {
  // The pattern is shared with `has`, which leaves it where its match ends, and matchAll begins there.
  pattern.lastIndex = 0
  return [...text.matchAll(pattern)].map((match) => ({ index: match.index, length: match[0].length }))
}

const groupOf = (concept: string): string => concept.slice(0, concept.indexOf('.'))
const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const SPACED_SCRIPT = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u
const PREFIX_KEY = 4

/** Longest first. Neighbours share their look at the edges: one look each takes far longer to compile than most texts to search. */
function compile(variants: readonly string[]): RegExp | undefined {
  const groups: { before: string; after: string; bodies: string[] }[] = []
  const sorted = [...new Set(variants.map((variant) => variant.replace(/[’‘]/g, "'")))]
    .filter((variant) => variant.trim() !== '')
    .sort((a, b) => b.length - a.length)
  for (const variant of sorted) {
    const body = literally(variant)
      .replace(/'/g, "['’‘]")
      .replace(/\s+/g, '[\\s\\u00a0\\u202f]+')
      .replace('\\{n\\}', '\\d+')
    const before = SPACED_SCRIPT.test(variant[0]!) ? '(?<![\\p{L}\\p{N}])' : ''
    const after = SPACED_SCRIPT.test(variant.at(-1)!) ? '(?![\\p{L}\\p{N}])' : ''
    const group = groups.at(-1)
    if (group?.before === before && group.after === after) group.bodies.push(body)
    else groups.push({ before, after, bodies: [body] })
  }
  const parts = groups.map(({ before, after, bodies }) => `${before}(?:${bodies.join('|')})${after}`)
  return parts.length ? new RegExp(parts.join('|'), 'giu') : undefined
}

class LexiconMatcher implements Matcher {
  readonly #whole = new Map<string, string[]>()
  readonly #heads = new Map<string, { variant: string; concept: string }[]>()
  readonly #patterns = new Map<string, RegExp | undefined>()
  readonly #finders = new Map<string, (text: string) => readonly Place[]>()
  readonly #concepts = new Map<string, string[]>()
  readonly #steps: RegExp[]

  constructor(lexicons: readonly Lexicon[]) {
    for (const lexicon of lexicons) {
      for (const [concept, variants] of Object.entries(lexicon.concepts)) this.#add(concept, variants)
    }
    this.#steps = (this.#concepts.get('heading.step_n') ?? [])
      .map((variant) => fold(variant.replace('{n}', '0')))
      .filter((variant) => variant.includes('0'))
      .sort((a, b) => b.length - a.length)
      .map((variant) => new RegExp(`^${literally(variant).replace('0', '(\\d{1,3})[a-z]?')}(?![\\p{L}\\p{N}.])`, 'u'))
  }

  #add(concept: string, variants: readonly string[]): void {
    this.#concepts.set(concept, [...(this.#concepts.get(concept) ?? []), ...variants])
    for (const raw of variants) {
      const variant = fold(raw)
      if (!variant) continue
      const known = this.#whole.get(variant)
      if (!known) this.#whole.set(variant, [concept])
      else if (!known.includes(concept)) known.push(concept)
      const key = variant.slice(0, PREFIX_KEY)
      const heads = this.#heads.get(key)
      if (heads) heads.push({ variant, concept })
      else this.#heads.set(key, [{ variant, concept }])
    }
  }

  exact(text: string, ...groups: string[]): string | undefined {
    if (text.length > 200) return undefined
    return this.#whole.get(fold(text))?.find((concept) => groups.includes(groupOf(concept)))
  }

  prefix(text: string, ...groups: string[]): string | undefined {
    const folded = fold(text.slice(0, 200))
    let best: { variant: string; concept: string } | undefined
    // Han words are short: a variant shorter than the key is its own.
    for (let length = 1; length <= PREFIX_KEY; length++)
      for (const head of this.#heads.get(folded.slice(0, length)) ?? []) {
        if (best && head.variant.length <= best.variant.length) continue
        if (groups.includes(groupOf(head.concept)) && folded.startsWith(head.variant)) best = head
      }
    return best?.concept
  }

  has(text: string, concept: string): boolean {
    const pattern = this.#pattern(concept)
    if (!pattern) return false
    pattern.lastIndex = 0
    return pattern.test(text)
  }

  find(text: string, concept: string): readonly Place[] {
    let find = this.#finders.get(concept)
    if (!find) {
      const pattern = this.#pattern(concept)
      find = remembering((sentence) => (pattern ? placesOf(pattern, sentence) : []))
      this.#finders.set(concept, find)
    }
    return find(text)
  }

  #pattern(concept: string): RegExp | undefined {
    if (!this.#patterns.has(concept)) this.#patterns.set(concept, compile(this.#concepts.get(concept) ?? []))
    return this.#patterns.get(concept)
  }

  concepts(group: string): string[] {
    return [...this.#concepts.keys()].filter((concept) => groupOf(concept) === group).sort()
  }

  step(text: string): { number: number; length: number } | undefined {
    const head = text.slice(0, 40).replace(/[\u00a0\u202f]/g, ' ')
    const folded = fold(`${head}\u0001`)
    for (const pattern of this.#steps) {
      const match = pattern.exec(folded)
      if (!match) continue
      const number = Number.parseInt(match[1]!, 10)
      const label = new RegExp(`^.*?${match[1]}\\s*[a-z]?\\s*(?:步)?\\s*[:：.–—-]?\\s*`, 'u').exec(head)
      return { number, length: Math.min(label?.[0].length ?? 0, text.length) }
    }
    return undefined
  }

  alert(text: string): AlertKind | undefined {
    const concept = this.exact(text, 'alert')
    // `alert.<kind>` is the only name this group has; anything else in it is ignored.
    return ALERTS.find((kind) => concept === `alert.${kind}`)
  }
}

const ALERTS: readonly AlertKind[] = ['note', 'tip', 'important', 'caution', 'warning']

const matchers = new WeakMap<Lexicons, Map<string, Matcher>>()

/**
 * The matcher of one language. Its own lexicon comes first, then English, because translations leave labels untranslated;
 * a language without a lexicon is read with all of them.
 */
export function matcherFor(locale: string, lexicons: Lexicons): Matcher {
  let known = matchers.get(lexicons)
  if (!known) {
    known = new Map()
    matchers.set(lexicons, known)
  }
  const cached = known.get(locale)
  if (cached) return cached
  const own = lexicons.get(locale)
  const english = lexicons.get('en')
  const chosen = own ? [own, ...(english && english !== own ? [english] : [])] : [...lexicons.values()]
  const matcher = new LexiconMatcher(chosen)
  known.set(locale, matcher)
  return matcher
}

/** The matcher of all languages together, for page chrome, which may be in any. */
export function matcherForAny(lexicons: Lexicons): Matcher {
  return matcherFor('und', lexicons)
}
