/** Text that may hold directives at all; most documents do not and are not copied. */
const ANY = /:::|\{\{[<%]|\[!(?:include|div|video|code)\b/i
const FENCE = /^[ \t]*(?:>[ \t]*)*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(`{3,}|~{3,})/
const HEADING = /^(#{1,6})[ \t]/
const TAB = /\]\(#tab\//
/** What a line begins with before its text: quotation marks and white space. */
const MARGIN = /^[ \t]*(?:>[ \t]*)*/

/**
 * The text with what site generators read and readers never see written as Markdown, every character left at its place:
 * `:::moniker`, `:::image`, `[!INCLUDE]`, `[!div]` and shortcodes go, an included file stays as a link to it, a note is the
 * alert it means, and a zone that only readers of one tool are shown gets a heading ({@link isZoneHeading}). Fenced code is
 * left as it is.
 */
export function withoutDirectives(text: string): string {
  if (!ANY.test(text)) return text
  let fence = ''
  let level = 1
  return text
    .split('\n')
    .map((line) => {
      const mark = FENCE.exec(line)?.[1]
      if (fence !== '') {
        if (mark?.startsWith(fence) && line.trimEnd().endsWith(mark)) fence = ''
        return line
      }
      if (mark) fence = mark
      else if (!TAB.test(line)) level = HEADING.exec(line)?.[1]?.length ?? level
      return mark || !ANY.test(line) ? line : rewritten(line, level)
    })
    .join('\n')
}

function rewritten(line: string, level: number): string {
  const bare = line.replace(/:::image\b[^\n]*?:::/gi, blank).replace(/:::image-end:::/gi, blank)
  const margin = MARGIN.exec(bare)![0]
  const rest = bare.slice(margin.length)
  const said = rest.trimEnd()
  const made = asMarkdown(said, level)
  if (made === undefined) return bare
  const short = made.length <= said.length ? made : ''
  return margin + short.padEnd(said.length) + rest.slice(said.length)
}

const blank = (text: string): string => ' '.repeat(text.length)

/** What a line that is nothing but a directive means; `undefined` for any other line. */
function asMarkdown(line: string, level: number): string | undefined {
  const container = /^:::\s*([\w-]*)(.*)$/s.exec(line)
  if (container) return containerAsMarkdown(container[1]!.toLowerCase(), container[2]!, level)
  const code = /^\{\{[<%]\s*(\/?[\w-]+)(?![\w-])([^{}]*)[>%]\}\}$/.exec(line)
  if (code) return shortcodeAsMarkdown(code[1]!.toLowerCase(), code[2]!, level)
  const included = /^\[!(?:include|code)[\w-]*\s*(\[[^\]]*\]\s*\([^()]*\))\s*\]$/i.exec(line)
  if (included) return included[1]!.replace(/\]\s+\(/, '](')
  return /^\[!(?:div|video)\b[^\]]*\]$/i.test(line) ? '' : undefined
}

const ALERTS = new Set(['note', 'tip', 'important', 'caution', 'warning'])

function containerAsMarkdown(name: string, rest: string, level: number): string {
  if (name === 'zone') return tabHeading(/pivot\s*=\s*"([^"]+)"/.exec(rest)?.[1] ?? '', level)
  if (name === 'zone-end') return TAB_END
  if (ALERTS.has(name)) return `[!${name.toUpperCase()}]`
  const source = name === 'code' ? /source\s*=\s*"([^"()]+)"/.exec(rest)?.[1] : undefined
  return source ? `[…](${source})` : ''
}

function shortcodeAsMarkdown(name: string, rest: string, level: number): string {
  if (name === 'tab') return tabHeading(/name\s*=\s*"([^"]+)"/.exec(rest)?.[1] ?? '', level)
  if (name === '/tabs') return TAB_END
  return ALERTS.has(name) ? `> [!${name.toUpperCase()}]` : ''
}

const TAB_END = '***'
const tabHeading = (name: string, level: number): string =>
  name === '' ? '' : `${'#'.repeat(Math.min(6, level + 1))} ${name}`

/** Whether a heading stands for a zone: the file has a directive where it begins. */
export const isZoneHeading = (raw: string): boolean => /^(?::::|\{\{[<%])/.test(raw)
