// Controls, direction marks, invisible and tag characters, lone surrogates: a document must not change what its reader sees.
const HIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\p{Cs}\u{e0000}-\u{e007f}]/gu

/** Names what cannot be seen (`<U+202E>`). Line ends become `\n`, tabs stay; ZWJ and ZWNJ stay because scripts need them. */
export const visible = (text: string): string =>
  text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(
      HIDDEN,
      (character) => `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`,
    )

/** The same on one line: white space is folded to single spaces, no-break spaces excepted. */
export const visibleLine = (text: string): string =>
  visible(text)
    .replace(/[ \t\n]+/g, ' ')
    .replace(/^ | $/g, '')
