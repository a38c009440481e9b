/*
 * Character classes of the PowerShell tokenizer, by code unit. Source: the language's own tables as its documentation and
 * behaviour show them (about_Quoting_Rules, about_Special_Characters): typographic quotes and dashes, NBSP and NEL count.
 */

/** Character codes that mean something to a shell. */
export const CODE = {
  lineFeed: 10,
  carriageReturn: 13,
  space: 32,
  bang: 33,
  quote: 34,
  hash: 35,
  dollar: 36,
  percent: 37,
  ampersand: 38,
  openParen: 40,
  closeParen: 41,
  star: 42,
  plus: 43,
  comma: 44,
  minus: 45,
  dot: 46,
  slash: 47,
  colon: 58,
  semicolon: 59,
  less: 60,
  equals: 61,
  greater: 62,
  question: 63,
  at: 64,
  openBracket: 91,
  closeBracket: 93,
  caret: 94,
  backtick: 96,
  openBrace: 123,
  pipe: 124,
  closeBrace: 125,
} as const

const WHITE = 1
const NEWLINE = 2
const BREAKS = 4
const DIGIT = 8
const WORD = 16
const QUOTE1 = 32
const QUOTE2 = 64
const DASH = 128
const PLAIN = 256

const classes = new Uint16Array(65536)

const mark = (codes: string, bits: number): void => {
  for (let i = 0; i < codes.length; i++) {
    const code = codes.charCodeAt(i)
    classes[code] = (classes[code] ?? 0) | bits
  }
}

mark(' \t\v\f\u00a0\u0085\u1680\u2028\u2029\u202f\u205f\u3000', WHITE | BREAKS)
mark('\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a', WHITE | BREAKS)
mark('\r\n', NEWLINE | BREAKS)
mark('&(),;{|}', BREAKS)
mark('0123456789', DIGIT | WORD)
mark('_', WORD)
mark("'\u2018\u2019\u201a\u201b", QUOTE1)
mark('"\u201c\u201d\u201e', QUOTE2)
mark('-\u2013\u2014\u2015', DASH)
for (let code = 65; code <= 90; code++) {
  classes[code] = WORD
  classes[code + 32] = WORD
}
const letter = /[\p{L}\p{Nd}]/u
for (let code = 0xaa; code < 65536; code++) {
  if (code >= 0xd800 && code < 0xe000) continue
  if (classes[code] === 0 && letter.test(String.fromCharCode(code))) classes[code] = WORD
}

for (let code = 33; code < 127; code++) {
  if (!'"\'$<`&(),;{|}[]'.includes(String.fromCharCode(code))) classes[code] = (classes[code] ?? 0) | PLAIN
}

const is = (code: number, bits: number): boolean => (classes[code]! & bits) !== 0

/** Space inside a line; line ends do not count. */
export const isWhite = (code: number): boolean => is(code, WHITE)
export const isNewline = (code: number): boolean => is(code, NEWLINE)
/** Ends an unquoted word in argument mode; so does the end of the text (NaN). */
export const isBreak = (code: number): boolean => Number.isNaN(code) || is(code, BREAKS)
export const isDigit = (code: number): boolean => is(code, DIGIT)
/** Letter, digit or underscore, of any script. */
export const isWord = (code: number): boolean => is(code, WORD)
export const isWordStart = (code: number): boolean => is(code, WORD) && !is(code, DIGIT)
export const isSingleQuote = (code: number): boolean => is(code, QUOTE1)
export const isDoubleQuote = (code: number): boolean => is(code, QUOTE2)
/** Part of an unquoted word and nothing else: most words are made of these alone. */
export const isPlain = (code: number): boolean => is(code, PLAIN)
export const isDash = (code: number): boolean => is(code, DASH)
