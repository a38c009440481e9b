import { CODE, isDash, isDoubleQuote, isSingleQuote, isWhite } from './characters.ts'

/** Parameters whose value is a filter in OPATH or a like language, written as `{…}`, `"…"` or `'…'` with the same meaning. */
export const takesFilter = (parameter: string): boolean => /filter$/i.test(parameter)

/**
 * Canonical form of a filter's text: operators and names in lower case, one quote style, single spaces. Undefined where the text
 * is no such filter (an XPath, a file pattern), so that the caller keeps it as an ordinary string.
 */
export function canonicalFilter(text: string): string | undefined {
  const tokens = tokenize(text)
  if (!tokens) return undefined
  if (tokens.length === 1 && tokens[0]!.startsWith('<')) return tokens[0]
  if (!tokens.some((token) => token.startsWith('-'))) return undefined
  return tokens.join(' ')
}

const delimiter = /[\s()'"\u2018-\u201f]/

function tokenize(text: string): string[] | undefined {
  const tokens: string[] = []
  let at = 0
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (isWhite(code) || code === CODE.lineFeed || code === CODE.carriageReturn) at++
    else if (code === CODE.openParen || code === CODE.closeParen) {
      tokens.push(text[at]!)
      at++
    } else if (isSingleQuote(code) || isDoubleQuote(code)) {
      const read = string(text, at)
      if (!read) return undefined
      tokens.push(`'${read.value.toLowerCase()}'`)
      at = read.end
    } else {
      const end = wordEnd(text, at)
      tokens.push(word(text.slice(at, end)))
      at = end
    }
  }
  return tokens
}

function wordEnd(text: string, start: number): number {
  if (text.charCodeAt(start) === CODE.less) {
    const close = text.indexOf('>', start)
    if (close > 0 && close - start < 240) return close + 1
  }
  let end = start + 1
  while (end < text.length && !delimiter.test(text[end]!)) end++
  return end
}

const word = (written: string): string => {
  const plain = written.toLowerCase().replace(/^`\$/, '$')
  return isDash(plain.charCodeAt(0)) ? '-' + plain.slice(1) : plain
}

function string(text: string, start: number): { value: string; end: number } | undefined {
  const same = isSingleQuote(text.charCodeAt(start)) ? isSingleQuote : isDoubleQuote
  let value = ''
  let from = start + 1
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (!same(code)) continue
    value += text.slice(from, at)
    if (!same(text.charCodeAt(at + 1))) return { value, end: at + 1 }
    value += text[at]
    at++
    from = at + 1
  }
  return undefined
}
