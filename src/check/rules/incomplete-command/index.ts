import { distance } from 'fastest-levenshtein'
import { z } from 'zod'
import { type Element, type Invocation, parse } from '../../../commands/index.ts'
import type { AlignedTopic, CatalogCmdlet, Dialect, Observation, Rule, RuleContext } from '../../../model/index.ts'
import { type CommandPlace, commandsOf, placeOf } from '../../view.ts'
import { fixOf, partOf } from '../../within.ts'
import { type Grammar, programOf, programs } from './programs.ts'

const data = z.object({
  /** The program or cmdlet as written. */
  program: z.string(),
  /** What is there. */
  actual: z.string(),
  /** What has to be there. */
  expected: z.string(),
})
type Data = z.infer<typeof data>

/** A command that lacks a part it cannot do without: the word for the object, or the dash of a parameter. */
export const incompleteCommand: Rule<Data> = {
  id: 'incomplete-command',
  category: 'command',
  severity: 'error',
  data,
  *check(topic, context) {
    const fragments = fragmentsOf(topic)
    for (const place of commandsOf(topic))
      for (const invocation of parse(place.command.text, place.command.dialect).invocations) {
        const found =
          inProgram(invocation, place.command.dialect) ??
          damagedDash(invocation, context) ??
          lostDash(invocation, fragments)
        if (found) yield observe(place, found)
      }
  },
}

interface Found extends Data {
  start: number
  end: number
  variant: string
  evidence: Observation['evidence']
  fix?: string
}

/** The verb of a native program without the object word or the words that its grammar asks for. */
function inProgram(invocation: Invocation, dialect: Dialect): Found | undefined {
  // There it is an alias of Set-Content.
  if (dialect === 'powershell' && /^sc$/i.test(invocation.name)) return undefined
  const program = programOf(invocation.name)
  const grammar = Object.hasOwn(programs, program) ? programs[program] : undefined
  if (!grammar) return undefined
  const unknown = unknownVerb(invocation, program, grammar)
  if (unknown) return unknown
  const words = invocation.elements.filter((element) => element.kind === 'argument')
  const verb = words[0]?.value?.toLowerCase()
  if (verb === undefined || words[0] !== invocation.elements[0]) return undefined
  const { start, end } = invocation
  const objects = grammar.objects && Object.hasOwn(grammar.objects, verb) ? grammar.objects[verb] : undefined
  const next = words[1]
  const said = { program, start, end, evidence: 'syntax' as const }
  if (objects && !isOneOf(next, objects))
    return {
      ...said,
      variant: 'message',
      actual: `${verb} ${next?.text ?? ''}`.trim(),
      expected: `${verb} ${objects.slice(0, 6).join(' | ')}`,
    }
  const least = grammar.words && Object.hasOwn(grammar.words, verb) ? grammar.words[verb]! : 0
  if (invocation.elements.length - 1 < least)
    return { ...said, variant: 'short', actual: verb, expected: String(least) }
  return undefined
}

/** The first word is none that the program knows: a letter is wrong, or the verb is gone. */
function unknownVerb({ elements, start, end }: Invocation, program: string, { verbs }: Grammar): Found | undefined {
  const first = elements.find(({ text }) => !/^(?:\\\\|-[a-z]$)/i.test(text))
  if (!verbs || !first || first !== elements[0] || first.optional) return undefined
  const word = (first.kind === 'parameter' ? (first.text.split(':')[0] ?? '') : (first.value ?? '')).toLowerCase()
  // A placeholder, a variable, a question for help and what is no word at all may stand for any.
  const isWord = /^(?:\/?[a-z][a-z-]+|hk\w+\\.*)$/.test(word) && !/^\/?(?:help|h)$/.test(word)
  if (!isWord || verbs.includes(word) || (program === 'schtasks' && !word.startsWith('/'))) return undefined
  return { program, start, end, evidence: 'syntax', variant: 'verb', actual: first.text, expected: shown(word, verbs) }
}

/** The verb that is meant, if one is a slip away; else the first few. */
function shown(word: string, verbs: readonly string[]): string {
  const near = verbs.filter((verb) => distance(verb, word) <= (word.length > 4 ? 2 : 1))
  const list = (near.length > 0 ? near : verbs.slice(0, 8)).map((verb) => `\`${verb}\``).join(', ')
  return near.length > 0 ? list : `${list}, …`
}

/** A placeholder may stand for the object word. */
const isOneOf = (word: Element | undefined, objects: readonly string[]): boolean =>
  word?.value !== undefined && (objects.includes(word.value.toLowerCase()) || /^[<[%/]|\/\?/.test(word.value))

/** `=Name`, `- Name` or a dash alone where the cmdlet takes a parameter of that name. */
function damagedDash(invocation: Invocation, { catalog }: RuleContext): Found | undefined {
  const cmdlet = catalog.cmdlet(invocation.name)
  if (!cmdlet) return undefined
  for (const [index, element] of invocation.elements.entries()) {
    if (element.kind !== 'argument' || element.quote !== 'bare') continue
    const next = invocation.elements[index + 1]
    const found = spoilt(element, cmdlet) ?? strayDash(element, next, cmdlet)
    if (found) return { ...found, program: cmdlet.name, evidence: 'catalogue' }
  }
  return undefined
}

/** Parameters that the topic shows by themselves, without a cmdlet, and how often. */
function fragmentsOf(topic: AlignedTopic): Map<string, number> {
  const found = new Map<string, number>()
  for (const { command } of commandsOf(topic)) {
    const name = /^-([A-Z][A-Za-z\d]{4,})\s/.exec(command.text)?.[1]
    if (name) found.set(name, (found.get(name) ?? 0) + 1)
  }
  return found
}

/** A parameter shown by itself that lacks its dash: the topic shows it several times as one. */
function lostDash(
  { name, start, head, operator }: Invocation,
  fragments: ReadonlyMap<string, number>,
): Found | undefined {
  if (operator || (fragments.get(name) ?? 0) < 2) return undefined
  const expected = `-${name}`
  return {
    program: name,
    start,
    end: head.end,
    evidence: 'consistency',
    variant: 'dash',
    actual: name,
    expected,
    fix: expected,
  }
}

type Damage = Omit<Found, 'program' | 'evidence'>

const other = /^[=~_+\u2212\u00ad\u2010\u2011\u2012\uff0d]([\p{L}][\p{L}\p{N}]*)$/u

/** Another sign where the dash should be. */
function spoilt(element: Element, cmdlet: CatalogCmdlet): Damage | undefined {
  const name = other.exec(element.text)?.[1]
  const parameter = name && cmdlet.parameter(name)
  if (!parameter) return undefined
  const { start, end, text } = element
  return { start, end, variant: 'dash', actual: text, expected: `-${name}`, fix: `-${name}` }
}

/** A dash with nothing behind it: its parameter stands apart, or it is left over. */
function strayDash(element: Element, next: Element | undefined, cmdlet: CatalogCmdlet): Damage | undefined {
  if (!/^[-\u2013-\u2015]$/u.test(element.text)) return undefined
  const name = next?.quote === 'bare' && next.value && cmdlet.parameter(next.value) ? next.value : undefined
  const end = name ? next!.end : element.end
  const actual = next ? `${element.text} ${next.text}` : element.text
  const said = { start: element.start, end, actual }
  return name
    ? { ...said, variant: 'dash', expected: `-${name}`, fix: `-${name}` }
    : { ...said, variant: 'stray', expected: next?.text ?? '' }
}

function observe({ edition, command, block }: CommandPlace, found: Found): Observation {
  const { program, actual, expected, start, end, variant, evidence } = found
  const part = partOf(command, start, end)
  return {
    place: { ...placeOf(edition, command), region: part.region },
    related: [],
    blames: true,
    evidence,
    confidence: 0.95,
    ...(block.kind === 'code' ? {} : { severity: 'warning' as const }),
    variant,
    data: { program, actual, expected } satisfies Data,
    signature: `${program} ${actual.toLowerCase()}`,
    ...(found.fix ? fixOf(part, found.fix) : {}),
  }
}
