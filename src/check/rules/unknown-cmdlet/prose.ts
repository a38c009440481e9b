import { isCmdletName } from '../../../commands/index.ts'
import type { AlignedTopic, Block, Catalog, Edition, Inline, Observation, RuleContext } from '../../../model/index.ts'
import { isCamel, type Known, knownIn } from '../../cmdlet-names.ts'
import { contentOf, placeOf } from '../../view.ts'

/** Cmdlets that sentences name and that do not exist, where one with nearly the same name does. */
export function* namedInProse(topic: AlignedTopic, context: RuleContext): Iterable<Observation> {
  for (const [index, edition] of topic.editions.entries()) {
    const known = knownIn(topic, index, context.catalog)
    for (const block of contentOf(edition)) {
      if (block.kind === 'code' || !/-|\b[A-Z][a-z]+ [A-Z]/.test(block.text)) continue
      for (const inline of block.inlines)
        for (const found of misnamed(inline, known, context)) yield observe(edition, block, inline, found)
    }
  }
}

interface Misnamed {
  name: string
  near: string
  torn: boolean
}

const token = /(?<![\p{L}\p{N}_.\\/$<-])\p{L}+-(?:\p{L}[\p{L}\p{N}]*)?(?![\p{L}\p{N}_\\/-]|\.\w)/gu
/** A verb, a hyphen with space around it or none, and a noun. */
const apart = /(?<![\p{L}\p{N}_.\\/$-])([A-Z]\p{L}+)( -|- | )([A-Z][\p{L}\p{N}]{2,})(?![\p{L}\p{N}_\\/-])/gu
const halves = /(?<![\p{L}\p{N}_.\\/$-])(\p{L}+-\p{L}+) ([A-Z][\p{L}\p{N}]*)(?![\p{L}\p{N}_-])/gu

function* misnamed(inline: Inline, known: Known, { catalog }: RuleContext): Iterable<Misnamed> {
  if (inline.kind === 'image' || inline.text.length > 5000) return
  const hyphened = inline.text.includes('-')
  if (hyphened) yield* misspelt(inline, catalog)
  yield* tornAtHyphen(inline.text, known)
  if (hyphened) yield* tornInNoun(inline.text, known, catalog)
}

function* misspelt({ text, kind }: Inline, catalog: Catalog): Iterable<Misnamed> {
  for (const [name] of text.matchAll(token)) {
    if (!isCmdletName(name) || catalog.cmdlet(name)) continue
    const near = catalog.near(name)[0]
    const plural = near !== undefined && `${near}s`.toLowerCase() === name.toLowerCase() && kind === 'text'
    if (near && !plural && sameHead(name, near)) yield { name, near, torn: false }
  }
}

function* tornAtHyphen(text: string, known: Known): Iterable<Misnamed> {
  for (const [written, verb, gap, noun] of text.matchAll(apart)) {
    const whole = `${verb}-${noun}`
    // Between ordinary words a space is a space: only a noun with humps, or a hyphen, shows that a name was meant.
    if (!isCmdletName(whole) || (gap === ' ' && !isCamel(noun!))) continue
    const near = known(whole)
    if (near) yield { name: written, near, torn: true }
  }
}

function* tornInNoun(text: string, known: Known, catalog: Catalog): Iterable<Misnamed> {
  for (const [written, first, second] of text.matchAll(halves)) {
    if (!isCmdletName(first!) || catalog.cmdlet(first!)) continue
    const near = known(`${first}${second}`)
    if (near) yield { name: written, near, torn: true }
  }
}

/** `Sign-in` is no `Sign-on`: a slip in a short word of a sentence proves nothing. */
const sameHead = (name: string, near: string): boolean => name.length >= 9 || name[0] === near[0]

function observe(edition: Edition, block: Block, inline: Inline, { name, near, torn }: Misnamed): Observation {
  return {
    place: placeOf(edition, { region: inline.region ?? block.region, text: block.text }),
    related: [],
    blames: true,
    evidence: 'catalogue',
    confidence: torn ? 0.85 : 0.9,
    severity: 'warning',
    ...(torn ? { variant: 'torn' } : {}),
    data: { name, near },
    signature: name.toLowerCase(),
  }
}
