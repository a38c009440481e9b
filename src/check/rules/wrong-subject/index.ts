import { z } from 'zod'
import { effectKey } from '../../../commands/index.ts'
import type { Observation, Rule } from '../../../model/index.ts'
import { effectsIn, foldName, type PlacedEffect } from '../../effects.ts'
import { placeOf } from '../../view.ts'

const data = z.object({
  /** What the command acts on. */
  object: z.string(),
  /** What the section says it is about. */
  declared: z.string(),
  /** What a command that makes the same change elsewhere in the article acts on; empty if none does. */
  script: z.string(),
  /** How the article uses the name otherwise; empty if it does not. */
  otherwise: z.string(),
})
type Data = z.infer<typeof data>

/** A command that acts on something else than what its section declares, as the article's own consistency shows. */
export const wrongSubject: Rule<Data> = {
  id: 'wrong-subject',
  category: 'command',
  severity: 'error',
  data,
  *check(topic, context) {
    for (const edition of topic.editions) {
      const effects = effectsIn(edition, context)
      for (const effect of effects) {
        const observation = contradiction(effect, effects)
        if (observation) yield observation
      }
    }
  },
}

/**
 * Three witnesses, of which two must agree: the section names another object where its sister sections name what their
 * commands act on; a script of the article makes the very same change to that other object and no step does; and the name
 * is, elsewhere in the article, one of another kind of object.
 */
function contradiction(effect: PlacedEffect, all: readonly PlacedEffect[]): Observation | undefined {
  const target = effect.names.at(-1)
  if (!target || effect.section.role === 'script' || effect.effect.properties.length === 0) return undefined
  if (isNamed(effect, target)) return undefined
  const sisters = all.filter((other) => other.section !== effect.section && sameChange(other, effect))
  const consistent = sisters.filter((other) => other.section.role !== 'script' && isNamed(other, other.names.at(-1)))
  const twin = sisters.find(
    (other) => isNamed({ ...effect, names: other.names }, other.names.at(-1)) && !stepFor(other, all, effect),
  )
  const conflict = all.find(
    (other) => other.kind !== effect.kind && other.names.some((name) => foldName(name) === foldName(target)),
  )
  const witnesses = [consistent.length > 0, twin !== undefined, conflict !== undefined].filter(Boolean).length
  if (witnesses < 2) return undefined
  const declared =
    twin?.names.at(-1) ??
    effect.section.subjects.find((name) => !effect.names.some((own) => foldName(own) === foldName(name)))
  if (!declared) return undefined
  return {
    place: placeOf(effect.edition, effect.command),
    related: [
      ...(twin ? [placeOf(twin.edition, twin.command)] : []),
      ...(conflict ? [placeOf(conflict.edition, conflict.command)] : []),
    ],
    blames: true,
    evidence: 'consistency',
    confidence: witnesses === 3 ? 0.98 : 0.9,
    variant: twin ? 'script' : 'message',
    data: {
      object: effect.effect.object ?? target,
      declared,
      script: twin?.effect.object ?? '',
      otherwise: conflict?.kind ?? '',
    } satisfies Data,
    signature: `${effectKey(effect.effect)} ${foldName(declared)}`,
  }
}

/** The section's heading, introduction or step names it. */
function isNamed({ edition, section, block }: PlacedEffect, name: string | undefined): boolean {
  const wanted = foldName(name ?? '')
  if (!wanted) return false
  if (section.subjects.some((subject) => foldName(subject) === wanted)) return true
  return edition.blocks
    .slice(section.from, block.id)
    .some((other) => other.kind !== 'code' && foldName(other.text).includes(wanted))
}

/** The same properties get the same values, on whatever object. */
const sameChange = (a: PlacedEffect, b: PlacedEffect): boolean =>
  a.kind === b.kind &&
  a.effect.family === b.effect.family &&
  a.effect.action === b.effect.action &&
  JSON.stringify(a.effect.properties).toLowerCase() === JSON.stringify(b.effect.properties).toLowerCase()

/** A step, not a script, that makes this change. */
const stepFor = (script: PlacedEffect, all: readonly PlacedEffect[], but: PlacedEffect): boolean =>
  all.some(
    (other) => other !== but && other.section.role !== 'script' && effectKey(other.effect) === effectKey(script.effect),
  )
