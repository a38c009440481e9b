import type { Reporter } from '../model/index.ts'
import { github } from './github.ts'
import { gitlab } from './gitlab.ts'
import { json } from './json.ts'
import { markdown } from './markdown.ts'
import { rdjsonl } from './rdjsonl.ts'
import { sarif } from './sarif.ts'
import { text } from './text.ts'

export { columns, pad, wrap } from './columns.ts'
export { unifiedDiff } from './diff.ts'
export { jsonReport } from './json.ts'
export { type Repair, repair } from './repair.ts'
export { problemSentence, ruleTitle, sentence as findingSentence } from './sentence.ts'

/** Every report format, one line each; the first is the default. */
export const reporters: readonly Reporter[] = [text, json, sarif, github, gitlab, rdjsonl, markdown]
