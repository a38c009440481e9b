import type { AlignedTopic, Block, Edition, Inline, Localized, Row, Wording } from '../model/index.ts'
import type { ReconcileContext } from './context.ts'
import { correctionsOf } from './corrections.ts'
import type { Places } from './places.ts'

/** Makes localized sentences: each language's words from the best edition of that language. */
export interface Words {
  /** What the row says, in every language that says it. `number` is a step's: its label is cut off. */
  ofRow(row: Row | undefined, number?: number): Localized
  /** The same for plain strings by edition, such as a title of the front matter. */
  ofTexts(texts: readonly (string | undefined)[]): Localized
}

/** Scripts of one language that may stand in for each other through a converter, never silently. */
const CONVERTED = [
  { from: 'zh-Hant', to: 'zh-Hans' },
  { from: 'zh-Hans', to: 'zh-Hant' },
]
const MEDIA_RANK = { markdown: 0, html: 1, capture: 2 }

export function createWords(topic: AlignedTopic, places: Places, context: ReconcileContext): Words {
  const order = preferred(topic.editions)
  const convert = converterFor(context)
  const localize = (inlinesOf: (edition: number) => Inline[]): Localized => {
    const localized: Record<string, Wording> = {}
    for (const edition of order) {
      const { locale } = topic.editions[edition]!
      if (localized[locale]) continue
      const inlines = inlinesOf(edition)
      if (inlines.some((inline) => inline.text.trim() || inline.kind === 'image'))
        localized[locale] = { inlines, from: locale }
    }
    return convertMissing(localized, convert)
  }
  return {
    ofRow: (row, number) =>
      row ? localize((edition) => join(places.blocksOf(row, edition), topic.editions[edition]!.locale, number)) : {},
    ofTexts: (texts) => localize((edition) => (texts[edition] ? [{ kind: 'text', text: texts[edition]! }] : [])),
  }
}

/** Edition indexes, best first: repository copies before captures, newest revision first, then as given. */
function preferred(editions: readonly Edition[]): number[] {
  const revision = ({ meta }: Edition) => meta.modified ?? meta.date ?? ''
  return editions
    .map((edition, index) => ({ edition, index }))
    .sort(
      (a, b) =>
        MEDIA_RANK[a.edition.media] - MEDIA_RANK[b.edition.media] ||
        revision(b.edition).localeCompare(revision(a.edition), 'en') ||
        a.index - b.index,
    )
    .map(({ index }) => index)
}

function join(blocks: readonly Block[], locale: string, number: number | undefined): Inline[] {
  const space = locale.startsWith('zh') || locale.startsWith('ja') ? '' : ' '
  const inlines = blocks.flatMap((block, index) => [
    ...(index > 0 && space ? [{ kind: 'text' as const, text: space }] : []),
    ...block.inlines.map(({ kind, text, url }) => ({ kind, text, ...(url === undefined ? {} : { url }) })),
  ])
  return trim(number === undefined ? inlines : cutLabel(inlines, number))
}

/**
 * Cuts "Step 1", "Paso 1:", "步驟 1：" off: each target prints its own ids. The label is known by the step's number: it is
 * a short bold run, or a word with a colon, that contains nothing else than that number.
 */
function cutLabel(inlines: readonly Inline[], number: number): Inline[] {
  const first = inlines.findIndex((inline) => inline.text.trim() !== '')
  const label = inlines[first]
  if (!label) return [...inlines]
  const rest = inlines.slice(first + 1)
  if (label.kind === 'strong' && new RegExp(`^\\P{N}{0,16}\\b0*${number}\\P{N}{0,2}$`, 'u').test(label.text.trim())) {
    const [next, ...others] = rest
    return next ? [{ ...next, text: next.text.replace(/^[\s:：︰.–—-]+/u, '') }, ...others] : rest
  }
  const plain = new RegExp(`^\\s*\\p{L}{1,16}[\\s\\u00a0]{0,3}0*${number}[\\s\\u00a0]{0,2}[:：︰.]\\s*`, 'u')
  return label.kind === 'text' ? [{ ...label, text: label.text.replace(plain, '') }, ...rest] : [...inlines]
}

function trim(inlines: readonly Inline[]): Inline[] {
  const kept = inlines.filter((inline) => inline.text !== '' || inline.kind === 'image')
  return kept
    .map((inline, index) => (index === 0 ? { ...inline, text: inline.text.trimStart() } : inline))
    .map((inline, index) => (index === kept.length - 1 ? { ...inline, text: inline.text.trimEnd() } : inline))
}

type ConvertText = (text: string, from: string, to: string) => string | undefined

/** The converter with the corrections of the language it writes; `undefined` where that language is not shipped. */
function converterFor({ lexicons, convert }: ReconcileContext): ConvertText {
  const corrections = new Map(CONVERTED.map(({ to }) => [to, correctionsOf(lexicons.get(to))]))
  return (text, from, to) => {
    const converted = lexicons.has(to) ? convert(text, from, to) : undefined
    return converted === undefined ? undefined : corrections.get(to)!(converted)
  }
}

function convertMissing(localized: Record<string, Wording>, convert: ConvertText): Localized {
  for (const { from, to } of CONVERTED) {
    const source = localized[from]
    if (!source || source.converted || localized[to]) continue
    const inlines = source.inlines.map((inline) => convertInline(inline, from, to, convert))
    if (inlines.every((inline) => inline !== undefined))
      localized[to] = { inlines: inlines.map((inline, at) => apart(inline, inlines[at - 1])), from, converted: true }
  }
  return localized
}

/** A Latin word that took the place of Chinese ones does not run into the Latin word of the inline before it. */
const apart = (inline: Inline, before: Inline | undefined): Inline =>
  before && inline.kind !== 'code' && /^[a-z]/.test(inline.text) && /\w$/.test(before.text)
    ? { ...inline, text: ` ${inline.text}` }
    : inline

/** Code stays as it is: what is typed is the same in every language. */
function convertInline(inline: Inline, from: string, to: string, convert: ConvertText): Inline | undefined {
  if (inline.kind === 'code') return inline
  const text = convert(inline.text, from, to)
  return text === undefined ? undefined : { ...inline, text }
}
