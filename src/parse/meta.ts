import type { Block, Document, Edition } from '../model/index.ts'
import { readFrontMatter } from '../model/index.ts'
import type { Matcher } from './lexicon/matcher.ts'
import { minutesIn } from './structure/durations.ts'

type Meta = Edition['meta']

/**
 * Reads what the document says about itself: front matter first, labels in the text ("Applies to") second. Blocks that
 * only carry such a label become `other` with the label as their concept, so that nobody aligns them as content.
 */
export function readMeta(document: Document, blocks: readonly Block[], labels: Matcher): Meta {
  const front = readFrontMatter(document.text)
  const values = typeof front === 'object' ? front.values : {}
  const labelled = takeLabels(blocks, labels)
  const meta: Meta = { title: titleOf(values, blocks), translation: translationOf(values, document) }
  const assetId = document.assetId ?? values['ms:assetid']
  if (assetId) meta.assetId = assetId
  const date = isoDate(values['ms.date'] ?? values.date)
  if (date) meta.date = date
  const url = values['ms:mtpsurl'] ?? values.canonicalUrl ?? values.url
  if (url) meta.url = url
  if (labelled.product) meta.product = labelled.product
  const modified = isoDate(labelled.modified)
  if (modified) meta.modified = modified
  if (labelled.minutes !== undefined) meta.minutes = labelled.minutes
  return meta
}

function titleOf(values: Readonly<Record<string, string>>, blocks: readonly Block[]): string {
  const heading = blocks.find((block) => block.kind === 'heading')
  return heading?.text || values.TOCTitle || values.title || ''
}

function translationOf(values: Readonly<Record<string, string>>, document: Document): Meta['translation'] {
  const kind = values['ms.translationtype']?.toUpperCase()
  if (kind === 'HT') return 'human'
  if (kind === 'MT') return 'machine'
  // English without a mark is what the others were translated from.
  return document.locale === 'en' ? 'source' : 'unknown'
}

function takeLabels(blocks: readonly Block[], labels: Matcher) {
  const found: { product?: string; modified?: string; minutes?: number } = {}
  for (const block of blocks) {
    if (block.kind === 'heading' || block.kind === 'code' || block.kind === 'row') continue
    const at = labelEnd(block)
    if (at === 0) continue
    const concept = labels.exact(block.text.slice(0, at).replace(MARKS, ''), 'label')
    const value = block.text
      .slice(at)
      .replace(MARKS, '')
      .replace(/^[\s\u00a0:：︰]+/, '')
    if (concept === 'label.applies_to' || concept === 'label.topic_last_modified') {
      block.kind = 'other'
      block.concept = concept
      if (concept === 'label.applies_to') found.product ??= value
      else found.modified ??= value
    } else if (concept === 'label.estimated_time') {
      block.concept = concept
      const minutes = minutesIn(value, labels)
      if (minutes !== undefined) found.minutes = Math.max(found.minutes ?? 0, minutes)
    }
  }
  return found
}

/** Emphasis that punctuation without a space kept from being emphasis, as in `**適用版本：**Exchange`. */
const MARKS = /[*_]/g

/** Length of the label a short block begins with: its first inline where that is marked, else up to the first colon. */
function labelEnd(block: Block): number {
  const first = block.inlines[0]
  const colon = block.text.slice(0, 80).search(/[:：︰]/)
  if (first && (first.kind === 'strong' || first.kind === 'emphasis') && /[:：︰]\s*$/.test(first.text))
    return first.text.length
  return colon === -1 ? 0 : colon + 1
}

/**
 * An ISO 8601 date from the forms in use: `2016-08-22`, `12/09/2016` (month first, as front matter has it), `2016/8/22`,
 * `2016年8月22日`. `undefined` where it is none.
 */
function isoDate(text: string | undefined): string | undefined {
  if (!text) return undefined
  const yearFirst = /(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})/.exec(text)
  if (yearFirst) return toIso(yearFirst[1]!, yearFirst[2]!, yearFirst[3]!)
  const yearLast = /(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/.exec(text)
  if (!yearLast) return undefined
  const [month, day] = Number(yearLast[1]) > 12 ? [yearLast[2]!, yearLast[1]!] : [yearLast[1]!, yearLast[2]!]
  return toIso(yearLast[3]!, month, day)
}

function toIso(year: string, month: string, day: string): string | undefined {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const time = Date.parse(`${iso}T00:00:00Z`)
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso ? undefined : iso
}
