export { requote } from './requote.ts'
export { singleQuoted, word } from './word.ts'
