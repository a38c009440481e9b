const LINE_END = /\r\n?|[\n\u0085\u2028\u2029]/g
// Controls but tab and line feed, direction marks, invisible and tag characters, lone surrogates: a document must not change what its
// reader sees, nor drive the reader's terminal.
const HIDDEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\p{Cs}\u{e0000}-\u{e007f}]/gu
const JOINERS = /[\u200c\u200d]/g

const named = (character: string): string =>
  `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`

/** Names what cannot be seen in untrusted text (`<U+202E>`). Line ends become `\n`, tabs stay; joiners stay because scripts need them. */
export const visible = (text: string): string => text.replace(LINE_END, '\n').replace(HIDDEN, named)

/** The same for prose, on one line: white space is folded to single spaces, no-break spaces excepted. */
export const visibleLine = (text: string): string =>
  visible(text)
    .replace(/[ \t\n]+/g, ' ')
    .replace(/^ | $/g, '')

/** The same for code, on one line: line ends, which have a meaning there, become `⏎`; joiners, which have none, are named. */
export const visibleCode = (text: string): string =>
  visible(text).replaceAll('\n', '⏎').replaceAll('\t', ' ').replace(JOINERS, named)

// Of these, JSON.stringify itself spells the controls below the space and lone surrogates.
const HIDDEN_IN_JSON =
  /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udc7f]/g

const spelt = (character: string): string =>
  character.replace(/[\s\S]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** JSON of the same value as `JSON.stringify` gives, in which what cannot be seen is spelt as `\u202e`. */
export const jsonText = (value: unknown, indent?: number): string =>
  JSON.stringify(value, undefined, indent).replace(HIDDEN_IN_JSON, spelt)
