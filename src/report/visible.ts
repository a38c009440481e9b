const LINE_END = /\r\n|[\r\n\u0085\u2028\u2029]/g
// Controls, direction marks, invisible and tag characters, lone surrogates: a document must not drive a reader's terminal.
const HIDDEN = /[\p{Cc}\p{Cs}\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/gu

/** Makes untrusted text harmless on one line: line ends become `⏎`, what cannot be seen is named (`<U+202E>`). */
export function visible(text: string): string {
  return text
    .replace(LINE_END, '⏎')
    .replaceAll('\t', ' ')
    .replace(HIDDEN, (character) => {
      const code = character.codePointAt(0) ?? 0
      return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`
    })
}
