import type { Block, MethodHost, Section } from '../../model/index.ts'
import type { Matcher } from '../lexicon/matcher.ts'
import { toolNamed } from './methods.ts'

/** Articles and the word for "in order to" may stand between the word for "use" and the tool. */
const NEAR = 60
const LONGEST = 300
const WORD = /\p{N}+|\p{Script=Latin}+|[^\p{Script=Latin}\p{N}\p{P}\p{S}\s]+/gu
/** Between a tool and its purpose: an abbreviation of its name, and the short word that joins them. */
const JOINT = /^[\s)）]*(?:\([^()]{1,40}\))?\s*(?:\p{Script=Latin}{1,4}(?!\p{L})|[來来以將将]{1,2})?/u

/**
 * Says which sections are no parts of a sequence: those whose headings name a tool and a goal, those below the question
 * what the reader wants to do, and the way back.
 */
export function declareWays(sections: readonly Section[], blocks: readonly Block[], labels: Matcher): void {
  let asked: number | undefined
  for (const section of sections) {
    const heading = section.heading === undefined ? undefined : blocks[section.heading]
    // "Step 2: Use the Shell to …" is counted: it is a part of a sequence, whatever stands above it.
    if (!heading || section.level === 1 || heading.concept === 'heading.step_n') continue
    if (asked !== undefined && section.level < asked) asked = undefined
    if (heading.concept === 'heading.what_do_you_want_to_do') asked = section.level
    else if (labels.prefix(heading.text, 'rollback')) section.purpose = 'rollback'
    else if (asked !== undefined) section.purpose = 'task'
    const way = heading.heading?.tabs
      ? { host: hostOf(heading, section, blocks, labels), goal: `tabs ${heading.heading.tabs}` }
      : wayIn(heading.text.slice(0, LONGEST), labels)
    if (way) section.way = way
  }
}

/** The tool that a tab names, or the one its first command is for. */
function hostOf(heading: Block, section: Section, blocks: readonly Block[], labels: Matcher): MethodHost {
  const run = blocks.slice(section.from, section.to).find((block) => block.kind === 'code' && block.commands.length > 0)
  return toolNamed(heading.text, labels)?.host ?? run?.commands[0]?.host ?? 'gui'
}

function wayIn(text: string, labels: Matcher): Section['way'] {
  for (const use of labels.find(text, 'use.word')) {
    const end = use.index + use.length
    const tool = toolNamed(text.slice(end), labels)
    if (tool && tool.index <= NEAR)
      return {
        host: tool.host,
        goal: goalOf(`${text.slice(0, use.index)} ${text.slice(end + tool.end).replace(JOINT, '')}`),
      }
  }
  return undefined
}

/** The words in order: two headings with the same goal differ in the tool alone. */
const goalOf = (text: string): string => [...text.toLowerCase().matchAll(WORD)].map(([word]) => word).join(' ')
