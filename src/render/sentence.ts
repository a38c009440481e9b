import { type Inline, type Localized, type Translate, visibleLine } from '../model/index.ts'

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
