import { visible } from '../../model/index.ts'

type Context = 'html' | 'css'

const TABLES: Record<Context, readonly (readonly [RegExp, (character: string) => string])[]> = {
  html: [[/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`]],
  // In a string of a style sheet, which itself stands in an HTML element.
  css: [[/[^\p{L}\p{N} .,:()-]/gu, (character) => `\\${(character.codePointAt(0) ?? 0).toString(16)} `]],
}

/** The one place where text becomes part of the page. */
export const escapeText = (text: string, context: Context): string =>
  TABLES[context].reduce((safe, [pattern, write]) => safe.replace(pattern, write), visible(text))

/** A piece of HTML. Only `html` makes one, so text cannot get into the page without being escaped. */
export class Html {
  readonly source: string
  constructor(source: string) {
    this.source = source
  }
}

type Content = string | number | Html | readonly Html[]

/** Builds HTML: values are escaped, pieces of HTML are not. */
export const html = (strings: TemplateStringsArray, ...values: readonly Content[]): Html =>
  new Html(strings.map((text, index) => text + write(values[index] ?? '')).join(''))

/** Text that is already CSS, for the one style element. */
export const trusted = (source: string): Html => new Html(source)

export const nothing = html``

function write(value: Content): string {
  if (value instanceof Html) return value.source
  if (typeof value === 'object') return value.map((piece) => piece.source).join('')
  return escapeText(String(value), 'html')
}
