/** The front matter of a document: its scalar values by key, and where its lines are. */
export interface FrontMatter {
  values: Readonly<Record<string, string>>
  /** What stands between the fences. */
  raw: string
  /** Offset just after the closing fence's line. */
  end: number
  /** Every line is a plain `key: value`, so that no YAML parser is needed to know it is well formed. */
  simple: boolean
}

const OPEN = /^---[ \t]*\r?\n/
const SIMPLE = /^([\w.:-]+):(?:[ \t]+|$)(.*)$/
const NEEDS_YAML = /^[[\]{}&*!|>%@`#]|: |\s#/

/**
 * Reads the block between `---` lines at the start of a document. Returns `undefined` where there is none, and
 * `'unclosed'` where it is opened and never closed. Only top-level scalars are read: nothing else identifies a document.
 */
export function readFrontMatter(text: string): FrontMatter | 'unclosed' | undefined {
  const open = OPEN.exec(text)
  if (!open) return undefined
  const values: Record<string, string> = Object.create(null)
  let simple = true
  for (let at = open[0].length; at < text.length; ) {
    const stop = text.indexOf('\n', at)
    const next = stop === -1 ? text.length : stop + 1
    const line = text.slice(at, stop === -1 ? text.length : stop).trimEnd()
    if (line === '---' || line === '...') return { values, raw: text.slice(open[0].length, at), end: next, simple }
    const match = SIMPLE.exec(line)
    if (match) values[match[1]!] = unquote(match[2]!)
    if (line !== '' && (!match || !isPlain(match[2]!))) simple = false
    at = next
  }
  return 'unclosed'
}

function unquote(value: string): string {
  const text = value.trim()
  if (/^'(?:[^']|'')*'$/.test(text)) return text.slice(1, -1).replaceAll("''", "'")
  if (/^"(?:[^"\\]|\\.)*"$/.test(text)) return text.slice(1, -1).replace(/\\(.)/g, '$1')
  return text
}

function isPlain(value: string): boolean {
  const text = value.trim()
  if (/^'(?:[^']|'')*'$/.test(text) || /^"[^"\\]*"$/.test(text)) return true
  return !/^['"]/.test(text) && !NEEDS_YAML.test(text)
}
