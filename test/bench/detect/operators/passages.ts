import type { Block } from '../../../../src/model/index.ts'
import { type Counterpart, mutantOf, type Operator, type Subject } from '../operator.ts'
import { proseMask, proseOf, sentenceOf } from '../places.ts'
import { pick } from '../random.ts'

const sentences = (subject: Subject, least: number): Block[] =>
  proseOf(subject).filter((block) => block.kind !== 'row' && block.text.length >= least && block.commands.length === 0)

/** The raw sentence of a counterpart, put in place of a block's own. */
function pasted(subject: Subject, block: Block, other: Counterpart) {
  const own = sentenceOf(subject, block)
  const theirs = sentenceOf({ ...subject, text: other.text }, other.block)
  return mutantOf(subject.text, [{ ...own, text: other.text.slice(theirs.start, theirs.end) }])
}

/** Words a language writes small: a block without them is a name or a list of names, the same in every language. */
const isSentence = (text: string) => (text.match(/(?<!\p{L})\p{Ll}+(?!\p{L})/gu) ?? []).length >= 5

/** Half of its words are the other text's: it was left in English already. */
function isMostly(text: string, english: string): boolean {
  const [own, theirs] = [text, english].map((one) => new Set(one.split(/\s+/u))) as [Set<string>, Set<string>]
  return [...own].filter((word) => theirs.has(word)).length * 2 >= own.size
}

const leaveEnglish: Operator = {
  id: 'leave-in-english',
  harmful: true,
  mutate(subject, random) {
    if (subject.edition.locale === 'en') return undefined
    const choices = sentences(subject, 20).flatMap((block) => {
      const english = subject.counterparts(block).find((one) => one.locale === 'en')
      const isNews = english && !isMostly(block.text, english.block.text)
      return isNews && isSentence(english.block.text) && english.block.text.length >= 40 ? [{ block, english }] : []
    })
    const choice = pick(choices, random)
    return choice && pasted(subject, choice.block, choice.english)
  },
}

const pasteForeign: Operator = {
  id: 'paste-other-language',
  harmful: true,
  mutate(subject, random) {
    const choices = sentences(subject, 20).flatMap((block) =>
      subject.counterparts(block).flatMap((other) => {
        const foreign =
          other.locale !== 'en' && other.locale !== subject.edition.locale && other.block.text !== block.text
        return foreign && other.block.text.length >= 20 ? [{ block, other }] : []
      }),
    )
    const choice = pick(choices, random)
    return choice && pasted(subject, choice.block, choice.other)
  },
}

const duplicateNeighbour: Operator = {
  id: 'duplicate-neighbour',
  harmful: true,
  mutate(subject, random) {
    const list = sentences(subject, 30)
    const choices = list.flatMap((block) => {
      const next = list.find((one) => one.id === block.id + 1 && one.kind === block.kind && one.text !== block.text)
      return next ? [{ block, next }] : []
    })
    const choice = pick(choices, random)
    if (!choice) return undefined
    const theirs = sentenceOf(subject, choice.block)
    return mutantOf(subject.text, [
      { ...sentenceOf(subject, choice.next), text: subject.text.slice(theirs.start, theirs.end) },
    ])
  },
}

const truncate: Operator = {
  id: 'truncate-sentence',
  harmful: true,
  mutate(subject, random) {
    const least = subject.edition.locale.startsWith('zh') ? 30 : 80
    const block = pick(sentences(subject, least), random)
    if (!block) return undefined
    const { start, end } = sentenceOf(subject, block)
    const mask = proseMask(subject.text.slice(start, end))
    const half = Math.floor(mask.length * 0.45)
    // At a space or between Han characters, outside links and markup.
    for (let at = half; at > 10; at--) {
      const before = mask.slice(0, at)
      const balanced = ['[', '(', '*', '_', '“', '「'].every((open) => !before.includes(open)) && !before.includes('\0')
      if (balanced && /[\s\p{Script=Han}]/u.test(mask[at]!))
        return mutantOf(subject.text, [{ start: start + at, end, text: '' }])
    }
    return undefined
  },
}

/** Whole passages that are not what should stand there. */
export const passages: readonly Operator[] = [leaveEnglish, pasteForeign, duplicateNeighbour, truncate]
