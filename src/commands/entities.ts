/** A text with its HTML entities decoded, and the way back to the offsets of the original. */
export interface Decoded {
  text: string
  /** Offset in the original of an offset in `text`. */
  origin(offset: number): number
}

const named: Record<string, string> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  '#39': "'",
  rsquo: '’',
  lsquo: '‘',
  rdquo: '”',
  ldquo: '“',
  ndash: '–',
  mdash: '—',
  hellip: '…',
}
const entity = /&(?:lt|gt|amp|quot|apos|nbsp|[lr][sd]quo|[nm]dash|hellip|#\d{1,6}|#x[0-9a-f]{1,5});/gi

/** Decodes the entities that damaged code blocks carry (`&lt;`, `&quot;`, `&nbsp;`, numeric ones). */
export function decode(text: string): Decoded {
  if (!text.includes('&') || text.search(entity) < 0) return { text, origin: (offset) => offset }
  const starts: number[] = []
  const shifts: number[] = []
  let shift = 0
  const decoded = text.replace(entity, (found, offset: number) => {
    const value = character(found.slice(1, -1).toLowerCase())
    shift += found.length - value.length
    starts.push(offset + found.length - shift)
    shifts.push(shift)
    return value
  })
  return { text: decoded, origin: (offset) => offset + (shifts[last(starts, offset)] ?? 0) }
}

function character(name: string): string {
  const known = named[name]
  if (known !== undefined) return known
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
}

/** Index of the last start that is not beyond `offset`, or -1. */
function last(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (starts[middle]! <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}
