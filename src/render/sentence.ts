import { type Inline, type Localized, type RunbookStep, type Translate, visibleLine } from '../model/index.ts'

/** One language's wording of a sentence, ready to be written by a target. */
export interface Sentence {
  inlines: readonly Inline[]
  /** Language the words are in. */
  language: string
  /** The reader's language lacks it: these words are in another one, and every target says so. */
  foreign: boolean
  /** Locale the script was converted from. */
  converted?: string
}

/** The reader's wording, else English, else the first language there is; nothing is ever taken from another Chinese script. */
export function sentenceIn(locale: string, text: Localized): Sentence {
  const own = text[locale]
  if (own)
    return {
      inlines: own.inlines,
      language: locale,
      foreign: false,
      ...(own.converted && { converted: own.from }),
    }
  const language = text.en ? 'en' : Object.keys(text).sort()[0]
  const other = language === undefined ? undefined : text[language]
  if (language === undefined || !other) return { inlines: [], language: locale, foreign: false }
  return { inlines: other.inlines, language, foreign: true }
}

/** The words without markup, on one line. */
export const plain = (sentence: Sentence): string => visibleLine(sentence.inlines.map((inline) => inline.text).join(''))

/** The words without markup, with the mark of a sentence that the reader's language lacks. */
export const marked = (sentence: Sentence, t: Translate): string =>
  sentence.foreign ? `${t('render.foreign', { language: sentence.language })} ${plain(sentence)}` : plain(sentence)

/** A sentence as a title: no closing colon or full stop. */
export const title = (text: string): string => text.replace(/[\s\u00a0\u202f]*[:：︰.。]$/u, '')

const END = /[.!?]["”»)]?\s+(?=[\p{Lu}¿¡«])|[。！？](?=.)/gu
/** A heading is read at one look. */
const LONGEST_HEADING = 120

/** The sentence as a heading: its first sentence, and what is left to be said below it. A short text is not divided. */
export function divide(sentence: Sentence): [Sentence, Sentence | undefined] {
  if (plain(sentence).length <= LONGEST_HEADING) return [sentence, undefined]
  for (const [index, inline] of sentence.inlines.entries()) {
    const end = inline.kind === 'text' ? END[Symbol.matchAll](inline.text).next().value : undefined
    if (!end) continue
    const at = end.index + end[0].length
    const cut = (text: string) => (text === '' ? [] : [{ ...inline, text }])
    const head = [...sentence.inlines.slice(0, index), ...cut(inline.text.slice(0, at).trimEnd())]
    const rest = [...cut(inline.text.slice(at)), ...sentence.inlines.slice(index + 1)]
    return rest.length > 0
      ? [
          { ...sentence, inlines: head },
          { ...sentence, inlines: rest },
        ]
      : [sentence, undefined]
  }
  return [sentence, undefined]
}

/** Nobody says it in the documents: a wait whose sentence belongs to the step it was taken from. */
export const isSilent = (step: RunbookStep): boolean => Object.keys(step.text).length === 0

/** What a step asks for, as plain text, with the number the documents give it. */
export const stepWords = (step: RunbookStep, locale: string, t: Translate): string =>
  isSilent(step)
    ? t('render.wait', { count: step.minutes ?? 0 })
    : `${stepNumber(step)}${marked(sentenceIn(locale, step.text), t)}`

/** The number of the documents, before the sentence: other sentences refer to it. */
export const stepNumber = ({ number }: RunbookStep): string => (number === undefined ? '' : `${number}. `)
