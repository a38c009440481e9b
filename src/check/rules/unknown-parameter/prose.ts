import { distance } from 'fastest-levenshtein'
import type { AlignedTopic, Block, Edition, Inline, Observation, RuleContext } from '../../../model/index.ts'
import { namesOf } from '../../cmdlet-names.ts'
import { contentOf, placeOf } from '../../view.ts'

/** Names shorter than this resemble ordinary words too easily. */
const SHORTEST = 8

/**
 * Parameters that a sentence names in emphasis and that no cmdlet of the topic has, though one of them has a name a slip of the
 * pen away, or two that were run together.
 */
export function* namedInProse(topic: AlignedTopic, context: RuleContext): Iterable<Observation> {
  const known = parametersOf(topic, context)
  if (known.size === 0) return
  // What every edition writes so is a name of its own, not two that one edition ran together.
  const isShared = (name: string) =>
    topic.editions.every((edition) => edition.blocks.some((block) => block.text.includes(name)))
  for (const edition of topic.editions)
    for (const block of contentOf(edition))
      if (block.kind !== 'code' && block.kind !== 'heading')
        for (const inline of block.inlines)
          if (inline.kind === 'emphasis' || inline.kind === 'code')
            yield* inInline(edition, block, inline, known, isShared)
}

function* inInline(
  edition: Edition,
  block: Block,
  inline: Inline,
  known: ReadonlyMap<string, string>,
  isShared: (name: string) => boolean,
): Iterable<Observation> {
  const words = inline.text.split(/\s+/u)
  if (words.length > 4) return
  for (const word of words) {
    const name = word.replace(/^-/, '')
    if (name.length < SHORTEST || !/^[A-Z][a-zA-Z]*[a-z][A-Z][a-zA-Z\d]*$/.test(name) || known.has(name.toLowerCase()))
      continue
    const meant =
      (isShared(name) ? undefined : gluedFrom(name, known)) ?? (words.length === 1 ? slipOf(name, known) : undefined)
    if (!meant) continue
    yield {
      place: { ...placeOf(edition, { region: inline.region ?? block.region, text: block.text }) },
      related: [],
      blames: true,
      evidence: 'catalogue',
      confidence: 0.85,
      severity: 'warning',
      variant: meant.length > 1 ? 'glued' : 'named',
      data: { cmdlet: '', parameter: [name], near: meant, instead: '', locales: [] },
      signature: `named ${name.toLowerCase()}`,
    }
  }
}

/** Parameters of the cmdlets that the topic uses and those that its commands are given, by lower-case name. */
function parametersOf(topic: AlignedTopic, { catalog }: RuleContext): Map<string, string> {
  const known = new Map<string, string>()
  for (const { name } of namesOf(topic).values())
    for (const parameter of catalog.cmdlet(name)?.parameters ?? [])
      for (const each of [parameter.name, ...parameter.aliases]) known.set(each.toLowerCase(), each)
  return known
}

/** Two parameters with nothing between them, or one with a small word of a sentence at its end. */
function gluedFrom(name: string, known: ReadonlyMap<string, string>): string[] | undefined {
  const lower = name.toLowerCase()
  for (let at = name.length - 2; at >= SHORTEST; at--) {
    const first = known.get(lower.slice(0, at))
    if (!first) continue
    const rest = name.slice(at)
    const second = known.get(rest.toLowerCase())
    if (second && rest.length >= SHORTEST) return [first, second]
    if (/^(?!e[sdr]$)[a-z]{2,4}$/.test(rest)) return [first, rest]
  }
  return undefined
}

/** The one known name that differs by a single letter, or by two that changed places; a plural or a number is no slip. */
function slipOf(name: string, known: ReadonlyMap<string, string>): string[] | undefined {
  const lower = name.toLowerCase()
  for (const [key, spelled] of known) {
    if (key.length < SHORTEST || Math.abs(key.length - lower.length) > 1) continue
    const edits = distance(key, lower)
    if (edits > 2 || (edits === 2 && !swapped(key, lower))) continue
    const stem = key.replace(/\d+/g, '')
    if (stem === lower.replace(/\d+/g, '') || stem === lower.slice(0, -1) || `${lower}s` === key) continue
    return [spelled]
  }
  return undefined
}

function swapped(a: string, b: string): boolean {
  let at = 0
  while (a[at] === b[at]) at++
  return a.length === b.length && a[at] === b[at + 1] && a[at + 1] === b[at]
}
