import type { Edition } from '../model/index.ts'
import type { Source } from './source.ts'

const COMMENT =
  /<!--[ \t]{0,9}hexapla-disable-next-line[ \t]{1,9}([\w-]{1,80})(?:[ \t]{1,9}--[ \t]{0,9}([^\r\n]{0,400}?))?[ \t]{0,9}-->/g

/**
 * The comments that silence a rule. One acts on the next line that is not blank, because Markdown needs a blank line
 * between a comment and the block it speaks of.
 */
export function readSuppressions(source: Source): Edition['suppressions'] {
  if (!source.text.includes('hexapla-disable-next-line')) return []
  return [...source.text.matchAll(COMMENT)].map((match) => {
    let line = source.lineAt(match.index + match[0].length - 1) + 1
    while (line < source.lineCount && source.line(line).replace(/[\s>]/g, '') === '') line++
    return { rule: match[1]!, line, reason: match[2] ?? '' }
  })
}
