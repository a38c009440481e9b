import { z } from 'zod'
import { type Invocation, isCmdletName } from '../../../commands/index.ts'
import type { AlignedTopic, Observation, Rule, RuleContext } from '../../../model/index.ts'
import { invocationsOf, knownIn, namesOf, tornName } from '../../cmdlet-names.ts'
import { type CommandPlace, commandsOf, placeOf } from '../../view.ts'
import { fixOf, partOf } from '../../within.ts'
import { namedInProse } from './prose.ts'
import { misspeltScripts } from './scripts.ts'

const data = z.object({
  /** The name as written. */
  name: z.string(),
  /** The name that is meant, empty where nothing known resembles it. */
  near: z.string(),
})
type Data = z.infer<typeof data>

/** A name that looks like a cmdlet's and is none that the catalogue knows. */
export const unknownCmdlet: Rule<Data> = {
  id: 'unknown-cmdlet',
  category: 'command',
  severity: 'error',
  data,
  *check(topic, context) {
    for (const place of commandsOf(topic))
      for (const invocation of invocationsOf(place.command)) {
        const observation = inCommand(place, invocation, topic, context)
        if (observation) yield observation
      }
    yield* namedInProse(topic, context)
    yield* misspeltScripts(topic)
  },
}

function inCommand(
  place: CommandPlace,
  invocation: Invocation,
  topic: AlignedTopic,
  context: RuleContext,
): Observation | undefined {
  const { command } = place
  const torn = tornName(invocation, knownIn(topic, place.index, context.catalog))
  if (torn) {
    const written = command.text.slice(torn.start, torn.end)
    const part = partOf(command, torn.start, torn.end)
    return { ...observe(place, written, torn.name), variant: 'torn', ...fixOf(part, torn.name) }
  }
  const { name } = invocation
  if (!isCmdletName(name) || context.catalog.cmdlet(name)) return undefined
  const near = nearest(name, topic, context)
  if (near) return observe(place, name, near)
  return { ...observe(place, name, ''), severity: 'note', variant: 'unknown', blames: false, confidence: 0.3 }
}

/** More editions than one article's that use a name make it likelier that the catalogue lacks it. */
const WIDESPREAD = 3

/** The catalogued name one edit away, if the unknown one is not itself in use elsewhere. */
function nearest(name: string, topic: AlignedTopic, { catalog, corpus }: RuleContext): string | undefined {
  const candidates = catalog.near(name)
  const used = namesOf(topic)
  const near = candidates.find((candidate) => used.has(candidate.toLowerCase())) ?? candidates[0]
  return near && corpus.cmdlets(name.toLowerCase()) < WIDESPREAD ? near : undefined
}

function observe({ edition, command, block }: CommandPlace, name: string, near: string): Observation {
  const at = command.text.indexOf(name)
  return {
    place: { ...placeOf(edition, command), region: partOf(command, at, at + name.length).region },
    related: [],
    blames: true,
    evidence: 'catalogue',
    confidence: 0.95,
    ...(block.kind === 'code' ? {} : { severity: 'warning' as const }),
    data: { name: name.replace(/\s+/gu, ' '), near } satisfies Data,
    signature: name.toLowerCase().replace(/\s+/gu, ' '),
  }
}
