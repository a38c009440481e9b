export { type Requoted, type RequoteRefusal, requote } from './requote.ts'
export { singleQuoted, word } from './word.ts'
