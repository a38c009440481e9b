import type { Reporter } from '../model/index.ts'
import { github } from './github.ts'
import { gitlab } from './gitlab.ts'
import { json } from './json.ts'
import { markdown } from './markdown.ts'
import { rdjsonl } from './rdjsonl.ts'
import { sarif } from './sarif.ts'
import { text } from './text.ts'

export { jsonReport } from './json.ts'
export { problemSentence, ruleTitle } from './sentence.ts'

/** Every report format, one line each; the first is the default. */
export const reporters: readonly Reporter[] = [text, json, sarif, github, gitlab, rdjsonl, markdown]
