import type { Part } from './escape.ts'

/*
 * A `{Parameter}` mark would parse as a script block. It is replaced by a word of the same meaning to every tokenizer: letters only, so that it
 * never ends a word, starts an expression or needs quotes.
 */
const WORD = /HxMark([A-Z]+)Hx/g

/** Variables of the script, by the name of the parameter whose mark stands in a template. */
export type Variables = ReadonlyMap<string, string>

/** Replaces the `{Parameter}` marks of a template by words. */
export function withWords(template: string, variables: Variables): string {
  const names = [...variables.keys()]
  return template.replace(/(?<![$@])\{([A-Za-z][A-Za-z0-9]*)\}/g, (mark, name: string) => {
    const index = names.indexOf(name)
    return index < 0 ? mark : `HxMark${letters(index)}Hx`
  })
}

/** Whether a text has such words. */
export const hasWords = (text: string): boolean => text.search(WORD) >= 0

/** Splits a text with words into literal text and variables. */
export function partsOf(text: string, variables: Variables): Part[] {
  const values = [...variables.values()]
  return text.split(WORD).flatMap((piece, index): Part[] => {
    if (index % 2 === 0) return piece === '' ? [] : [piece]
    return [{ variable: values[numberOf(piece)] ?? '' }]
  })
}

const letters = (index: number): string =>
  (index < 26 ? '' : letters(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26))

const numberOf = (word: string): number =>
  [...word].reduce((value, letter) => value * 26 + letter.charCodeAt(0) - 64, 0) - 1
