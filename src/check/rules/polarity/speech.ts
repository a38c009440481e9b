import type { Lexicons } from '../../../model/index.ts'
import { type Answers, answered, answersOf, type Range, type Sentence, sentencesOf, widened } from '../../sentences.ts'
import type { Cell } from '../../view.ts'
import { isAlike, joined, NOTHING, type Reading, readingOf } from './reading.ts'
import type { Witness } from './witness.ts'

/** The sentences of one edition in a row, and how they answer the first edition's. */
export interface Speech {
  cell: Cell
  isSource: boolean
  sentences: readonly Sentence[]
  readings: readonly Reading[]
  answers: Answers
  /** All of it. */
  row: Reading
  /** What was asked of it, by range. */
  said: Map<number, Said | undefined>
}

/** Reads a row; the source, or else the first edition, is what the others answer. Nothing where none has a word that matters. */
export function speechesOf(cells: readonly Cell[], source: number, lexicons: Lexicons): Speech[] {
  const original = cells.find((cell) => cell.index === source) ?? cells[0]!
  const read = [original, ...cells.filter((cell) => cell !== original)].map((cell) => {
    const sentences = sentencesOf(cell.blocks)
    const lexicon = lexicons.get(cell.edition.locale)
    return { cell, sentences, readings: sentences.map((sentence) => readingOf(sentence, lexicon)) }
  })
  if (read.every(({ readings }) => readings.every((reading) => reading === NOTHING))) return []
  return read.flatMap((one): Speech[] => {
    const answers = answersOf(read[0]!.sentences, one.sentences)
    const isSource = one.cell.index === source
    return answers ? [{ ...one, isSource, answers, row: joined(one.readings), said: new Map() }] : []
  })
}

/** The ranges of the first edition's sentences at whose ends this edition has one. */
export function rangesOf({ answers }: Speech): Range[] {
  const ends = [...answers.keys()]
  return ends.slice(1).map((to, at) => ({ from: ends[at]!, to }))
}

export interface Said {
  sentences: readonly Sentence[]
  reading: Reading
}

/** Without names, labels and titles. */
export const maskedOf = (said: Said | undefined): string => said?.sentences.map((one) => one.masked).join(' ') ?? ''
export const textOf = (said: Said | undefined): string => said?.sentences.map((one) => one.text).join(' ') ?? ''

/** What an edition says in a range; nothing where it has no answer. */
export function saidIn(speech: Speech, range: Range): Said | undefined {
  const key = range.from * MOST + range.to
  if (!speech.said.has(key)) speech.said.set(key, answerIn(speech, range))
  return speech.said.get(key)
}

/** No paragraph has more sentences. */
const MOST = 2 ** 20

function answerIn({ answers, sentences, readings }: Speech, range: Range): Said | undefined {
  if (!answers.has(range.from) || !answers.has(range.to)) return undefined
  const own = answered(answers, range)
  if (!own || own.from >= own.to) return undefined
  return { sentences: sentences.slice(own.from, own.to), reading: joined(readings.slice(own.from, own.to)) }
}

/** All say as much with as many words that matter: no need to compare them pair by pair. */
export function isUnanimous(speeches: readonly Speech[], range: Range): boolean {
  const said = speeches.map((speech) => saidIn(speech, range)?.reading)
  return said.every((one) => one !== undefined && isAlike(one, said[0]!))
}

/** What another edition says, and which it is. */
export interface Testimony extends Said, Witness {
  speech: Speech
}

/** What the others say of a range, each beside what the edition itself says in as many sentences. */
export function witnessesOf(own: Speech, range: Range, speeches: readonly Speech[]): Testimony[] {
  return speeches.flatMap((speech) => {
    if (speech === own) return []
    const common = widened(range, own.answers, speech.answers)
    const [here, there] = [saidIn(own, common), saidIn(speech, common)]
    if (!here || !there) return []
    return [
      {
        ...there,
        locale: speech.cell.edition.locale,
        isSource: speech.isSource,
        own: here.reading,
        row: speech.row,
        speech,
      },
    ]
  })
}
