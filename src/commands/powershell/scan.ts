import { CODE, isWord, isWordStart } from '../characters.ts'

const number =
  /[-+]?(?:0x[0-9a-f]+|(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?)(?:[dlnsuy]{0,2})(?:[kmgtp]b)?(?=$|[\s\u0085!#%&()*+,./;<=>\]{|}\-–—―])/iy

/** End of the number at `start`, or 0 where the token is something else, such as `7z` or `10.0.0.1`. */
export function numberEnd(text: string, start: number): number {
  number.lastIndex = start
  return number.test(text) ? number.lastIndex : 0
}

/** End of the type literal `[…]` at `start`, or 0. */
export function typeEnd(text: string, start: number): number {
  if (!isWordStart(text.charCodeAt(start + 1))) return 0
  let depth = 0
  const limit = Math.min(text.length, start + 300)
  for (let at = start; at < limit; at++) {
    const code = text.charCodeAt(at)
    if (code === CODE.openBracket) depth++
    else if (code === CODE.closeBracket) {
      depth--
      if (depth === 0) return at + 1
    } else if (code === CODE.openParen) return attributeEnd(text, start)
    else if (
      !isWord(code) &&
      !(code === CODE.dot || code === CODE.comma || code === CODE.space || code === CODE.plus || code === CODE.backtick)
    )
      return 0
  }
  return 0
}

/** `[Parameter(Mandatory = $true)]`: read whole, its arguments are not commands. */
function attributeEnd(text: string, start: number): number {
  let depth = 0
  const limit = Math.min(text.length, start + 400)
  for (let at = start; at < limit; at++) {
    const code = text.charCodeAt(at)
    if (code === CODE.openBracket || code === CODE.openParen) depth++
    else if ((code === CODE.closeBracket || code === CODE.closeParen) && --depth === 0) return at + 1
  }
  return 0
}
