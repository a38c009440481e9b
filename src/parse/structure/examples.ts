import type { Action, Block } from '../../model/index.ts'
import type { Matcher } from '../lexicon/matcher.ts'

const EXAMPLES = new Set(['leadin.this_example', 'leadin.for_example'])
const LONGEST = 80

/** Whether a sentence introduces an example: it begins with such words, or ends with them ("… cmdlet. For example, run:"). */
export const introducesExample = ({ concept, text }: Block, labels: Matcher): boolean =>
  EXAMPLES.has(concept ?? '') || endsWithExample(text.trimEnd(), labels)

function endsWithExample(text: string, labels: Matcher): boolean {
  if (!/[:：]$/u.test(text)) return false
  const tail = text.slice(-LONGEST)
  const last = labels.find(tail, 'leadin.for_example').at(-1)
  return last !== undefined && !/[.!?。！？)）](?!$)/u.test(tail.slice(last.index + last.length))
}

/**
 * Marks the commands of a step that say with values what a command before them says with `<placeholders>`: carried out as
 * well, they would do it a second time, to an object of the documents.
 */
export function markInstances(actions: readonly Action[], blocks: readonly Block[]): Action[] {
  const general = new Set<string>()
  return actions.map((action) => {
    const text = action.command === undefined ? undefined : blocks[action.block]!.commands[action.command]!.text
    if (text === undefined) return action
    if (!PLACEHOLDER.test(text)) return general.has(shapeOf(text)) ? { ...action, example: true } : action
    general.add(shapeOf(text))
    return action
  })
}

const PLACEHOLDER = /<[^<>\n]+>/u

/** The command's name and its parameters, whatever their order and values. */
function shapeOf(text: string): string {
  const [name = '', ...rest] = text.toLowerCase().split(/\s+/u)
  const parameters = rest.filter((word) => /^[-/\u2013]\p{L}/u.test(word)).map((word) => word.replace(/[:=].*/u, ''))
  return [name, ...parameters.sort()].join(' ')
}
