/**
 * The keys of a page's front matter (lower case) with their values; `end` is the first line after it. Reference pages use
 * scalars and one-level lists only, so this reads just those.
 */
export function headerOf(lines: readonly string[]): { header: Map<string, string[]>; end: number } {
  const header = new Map<string, string[]>()
  if (lines[0]?.trim() !== '---') return { header, end: 0 }
  let values: string[] = []
  for (let index = 1; index < lines.length; index++) {
    const line = lines[index]!
    if (line.trim() === '---') return { header, end: index + 1 }
    const item = /^\s*- +(.+)$/.exec(line)?.[1]
    if (item !== undefined) values.push(scalar(item))
    else {
      const pair = /^([\w. ]+):(?: +(.*))?$/.exec(line.trimEnd())
      if (pair === null) continue
      values = pair[2] === undefined || pair[2] === '' ? [] : [scalar(pair[2])]
      header.set(pair[1]!.toLowerCase(), values)
    }
  }
  return { header, end: lines.length }
}

function scalar(text: string): string {
  return text.trim().replace(/^(['"])(.*)\1$/, '$2')
}
