/** Characters that show nothing, or only turn the direction of the text (Unicode Bidi, Trojan Source). */
const HIDDEN = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/
const DISGUISED = /[\u00ad\u0370-\u052f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\uff01-\uff5e]/

/** Letters that look like Latin ones (Unicode TR39, confusables: the pairs that are equal in common fonts). */
const IMITATING = 'асеорхуіѕјԁһАВЕКМНОРСТХЅІοΑΒΕΖΗΙΚΜΝΟΡΤΥΧ'
const IMITATED = 'aceopxyisjdhABEKMHOPCTXSIoABEZHIKMNOPTYX'

export interface Undisguised {
  text: string
  /** Offset in the text as it is, hidden characters before it included. */
  origin(offset: number): number
}

/**
 * The text as it looks: without hidden characters, with the Latin letters that others imitate. Nothing where it looks like
 * what it is.
 */
export function undisguise(text: string): Undisguised | undefined {
  if (!DISGUISED.test(text)) return undefined
  const origins: number[] = []
  let seen = ''
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!
    if (HIDDEN.test(char)) continue
    origins.push(at)
    seen += plainOf(char)
  }
  return seen === text
    ? undefined
    : { text: seen, origin: (offset) => (offset === 0 ? 0 : (origins[offset - 1] ?? text.length - 1) + 1) }
}

function plainOf(char: string): string {
  const code = char.charCodeAt(0)
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0)
  return IMITATED[IMITATING.indexOf(char)] ?? char
}
