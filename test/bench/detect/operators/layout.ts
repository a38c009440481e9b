import { mutantOf, type Operator, type Subject } from '../operator.ts'
import { proseHits, proseMask, proseOf, rawOf, sentenceOf } from '../places.ts'
import { pick } from '../random.ts'

const reflow: Operator = {
  id: 'reflow',
  harmful: false,
  mutate(subject, random) {
    const block = pick(
      proseOf(subject).filter((one) => one.kind === 'paragraph' && one.depth === 0 && one.text.length > 60),
      random,
    )
    if (!block) return undefined
    const { start, end } = sentenceOf(subject, block)
    const mask = proseMask(subject.text.slice(start, end))
    const spaces = [...mask.matchAll(/(?<=[\p{L}\p{N},;]) (?=\p{L})/gu)].filter((_, index) => index % 8 === 7)
    return mutantOf(
      subject.text,
      spaces.map(({ index }) => ({ start: start + index, end: start + index + 1, text: '\n' })),
    )
  },
}

const nbsp: Operator = {
  id: 'nbsp-in-prose',
  harmful: false,
  mutate(subject, random) {
    const hit = pick(proseHits(subject, /(?<=[\p{L}\p{N}])[ \u00a0](?=[\p{L}\p{N}:;!?%])/gu), random)
    return hit && mutantOf(subject.text, [{ ...hit, text: hit.match[0] === ' ' ? '\u00a0' : ' ' }])
  },
}

/** Every bullet, or every number, of the document in the other style. */
const listMarker: Operator = {
  id: 'list-marker',
  harmful: false,
  mutate(subject, random) {
    const items = subject.edition.blocks.filter((block) => block.kind === 'item')
    const ordered = random() < 0.5
    const edits = items.flatMap((item) => {
      if ((item.ordinal !== undefined) !== ordered) return []
      const raw = rawOf(subject, item)
      const marker = raw.match(/^\s*(?:\d+)?([.)*+-])(?=\s)/u)
      if (!marker) return []
      const at = item.region.start.offset + marker[0].length - 1
      const text = ({ '.': ')', ')': '.', '-': '*', '*': '-', '+': '-' } as Record<string, string>)[marker[1]!]!
      return [{ start: at, end: at + 1, text }]
    })
    return mutantOf(subject.text, edits)
  },
}

const headings = (subject: Subject) =>
  subject.edition.blocks.filter((block) => block.kind === 'heading' && /^#{1,6} [^\n]*$/u.test(rawOf(subject, block)))

const headingStyle: Operator = {
  id: 'heading-style',
  harmful: false,
  mutate(subject, random) {
    const heading = pick(
      headings(subject).filter((block) => (block.heading?.level ?? 9) <= 2),
      random,
    )
    if (!heading) return undefined
    const title = rawOf(subject, heading)
      .replace(/^#+ +/u, '')
      .replace(/\s*#*$/u, '')
    if (title === '') return undefined
    const line = heading.heading?.level === 1 ? '=' : '-'
    const text = random() < 0.5 ? `${title}\n${line.repeat(12)}` : `${rawOf(subject, heading)} ##`
    return mutantOf(subject.text, [{ start: heading.region.start.offset, end: heading.region.end.offset, text }])
  },
}

const emphasisStyle: Operator = {
  id: 'emphasis-style',
  harmful: false,
  mutate(subject, random) {
    // Underscores need a space or punctuation around them.
    const pattern = /(?<=^|[\s(])(\*\*?)([^*\n\0]+)\1(?=[\s).,;:]|$)/gu
    const hit = pick(proseHits(subject, pattern), random)
    if (!hit) return undefined
    const [, stars = '', inner = ''] = hit.match
    const line = '_'.repeat(stars.length)
    return mutantOf(subject.text, [{ ...hit, text: `${line}${inner}${line}` }])
  },
}

const sentenceOrder: Operator = {
  id: 'sentence-order',
  harmful: false,
  mutate(subject, random) {
    const blocks = proseOf(subject).filter((block) => block.kind === 'paragraph')
    const choices = blocks.flatMap((block) => {
      const { start, end } = sentenceOf(subject, block)
      const raw = subject.text.slice(start, end)
      const parts = raw.match(/[^。.！!？?\n]+(?:[.!?](?=\s|$)|[。！？])\s*/gu) ?? []
      return parts.length === 2 && parts.join('').trim() === raw.trim() && parts.every((part) => part.length > 15)
        ? [{ start, end, parts }]
        : []
    })
    const choice = pick(choices, random)
    if (!choice) return undefined
    const [first, second] = choice.parts as [string, string]
    const glue = subject.edition.locale.startsWith('zh') ? '' : ' '
    return mutantOf(subject.text, [{ ...choice, text: `${second.trim()}${glue}${first.trim()}` }])
  },
}

/** The same text, written in other Markdown. */
export const layout: readonly Operator[] = [reflow, nbsp, listMarker, headingStyle, emphasisStyle, sentenceOrder]
