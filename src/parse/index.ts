export type { MarkdownParser } from './front-ends/markdown.ts'
export { type ParseOptions, parseDocument } from './parse-document.ts'
