import { CODE } from './characters.ts'
/** A part of a command that the reader replaces, or that says how to write it. */
export interface Placeholder {
  text: string
  start: number
  end: number
  /** `<name>`; `[-Optional <x>]`; `...`; a documentation name such as `Server01`, `MyDatabase` or `contoso.com`. */
  kind: 'angle' | 'bracket' | 'ellipsis' | 'name'
}

const LONGEST = 240
const LT = 60
const GT = 62

/**
 * Returns the end of the `<placeholder>` that starts at `start`, or 0. Placeholders nest (`<-A <x> | -B <y>>`), quoted `<>`
 * counts as one, and end within the paragraph and within 240 characters, so hostile text costs linear time.
 */
export function angleEnd(text: string, start: number): number {
  let depth = 0
  const limit = Math.min(text.length, start + LONGEST)
  for (let i = start; i < limit; i++) {
    const code = text.charCodeAt(i)
    if (code === LT) depth++
    else if (code === GT) {
      depth--
      if (depth === 0) return i - start > 1 ? i + 1 : 0
    } else if (
      code === CODE.lineFeed &&
      (text.charCodeAt(i + 1) === CODE.lineFeed || text.charCodeAt(i + 1) === CODE.carriageReturn)
    )
      return 0
  }
  return 0
}

const words =
  /\.\.\.|…|<|\[(?=[-/–])|(?<![\w.-])(?:My[A-Z]\w*|[A-Z][A-Za-z]+\d{1,2}(?![\w.@-])|(?:[\w-]{1,63}\.){0,5}(?:[Cc]ontoso|[Ff]abrikam|adatum|tailspintoys|northwindtraders|woodgrovebank|litware|example)\.(?:com|net|org|edu|local))(?!\w)/g

/** Finds what a reader has to replace in a command, by position. Nested ones are part of the outer one. */
export function placeholders(text: string): Placeholder[] {
  const found: Placeholder[] = []
  let from = 0
  words.lastIndex = 0
  for (let match = words.exec(text); match; match = words.exec(text)) {
    const start = match.index
    if (start < from) continue
    const one = placeholder(text, start, match[0])
    if (!one) continue
    found.push(one)
    from = one.end
    words.lastIndex = from
  }
  return found
}

function placeholder(text: string, start: number, token: string): Placeholder | undefined {
  const make = (kind: Placeholder['kind'], end: number): Placeholder | undefined =>
    end > start ? { text: text.slice(start, end), start, end, kind } : undefined
  if (token === '<') return make('angle', angleEnd(text, start))
  if (token === '[') return make('bracket', bracketEnd(text, start))
  if (token === '...' || token === '…') return make('ellipsis', start + token.length)
  return make('name', start + token.length)
}

function bracketEnd(text: string, start: number): number {
  let depth = 0
  const limit = Math.min(text.length, start + LONGEST * 2)
  for (let i = start; i < limit; i++) {
    const code = text.charCodeAt(i)
    if (code === CODE.openBracket) depth++
    else if (code === CODE.closeBracket && --depth === 0) return i + 1
  }
  return 0
}
