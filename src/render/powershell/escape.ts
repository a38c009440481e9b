/*
 * PowerShell reads typographic quotes as quotes (about_Quoting_Rules), so every one of them is escaped, not only the ASCII ones.
 * Script text is ASCII only: other characters are written as `$([char]0x2019)`, which every version from 3.0 on understands.
 */

type Context = 'single-quoted' | 'double-quoted' | 'comment'

const TABLES: Record<Context, readonly (readonly [RegExp, (character: string) => string])[]> = {
  'single-quoted': [[/['\u2018-\u201b]/g, (quote) => quote + quote]],
  'double-quoted': [
    [/[`$"]/g, (character) => '`' + character],
    [/\n/g, () => '`n'],
    [/\r/g, () => '`r'],
    [/\t/g, () => '`t'],
    [/[^\u0020-\u007e]/g, (character) => `$([char]0x${hex(character)})`],
  ],
  comment: [
    [/\s+/g, () => ' '],
    [/[<#]#|#>/g, ([first, second]) => `${first} ${second}`],
    [/[^\u0020-\u007e]/g, (character) => `\\u${hex(character)}`],
  ],
}

/** The one place where text becomes part of a script or a table of sentences. */
export const escapeText = (text: string, context: Context): string =>
  TABLES[context].reduce((escaped, [pattern, write]) => escaped.replace(pattern, write), text)

/** A single-quoted string in any script, for tables that are read as UTF-8. */
export const quoted = (text: string): string => `'${escapeText(text, 'single-quoted')}'`

/** An ASCII expression whose value is the text. */
export const literal = (text: string): string => expandable([text])

/** A part of a string: text, or the value of a variable. */
export type Part = string | { variable: string }

/** An ASCII expression whose value is the parts put together. Values of variables are never read as code. */
export function expandable(parts: readonly Part[]): string {
  const plain = parts.every((part) => typeof part === 'string' && /^[\u0020-\u007e]*$/.test(part))
  if (plain) return quoted(parts.join(''))
  return `"${parts.map((part) => (typeof part === 'string' ? escapeText(part, 'double-quoted') : `\${${part.variable}}`)).join('')}"`
}

const hex = (character: string): string => character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
