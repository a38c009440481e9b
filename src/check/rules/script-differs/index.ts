import { z } from 'zod'
import type { Edition, Observation, Rule, RuleContext } from '../../../model/index.ts'
import { effectsIn, type PlacedEffect } from '../../effects.ts'
import { placeOf } from '../../view.ts'

const data = z.object({
  object: z.string(),
  property: z.string(),
  step: z.string(),
  script: z.string(),
})

/** The steps set a property to one value, the article's script, which claims to do the same, to another. */
export const scriptDiffers: Rule<z.infer<typeof data>> = {
  id: 'script-differs',
  category: 'command',
  severity: 'warning',
  data,
  *check(topic, context) {
    for (const edition of topic.editions) yield* contradictions(edition, context)
  },
}

function* contradictions(edition: Edition, context: RuleContext): Iterable<Observation> {
  const effects = effectsIn(edition, context).filter((one) => one.effect.action === 'set')
  const steps = effects.filter((one) => one.section.role === 'procedure')
  const scripts = effects.filter((one) => one.section.role === 'script')
  for (const script of scripts)
    for (const property of script.effect.properties) {
      const same = steps.filter((step) => step.effect.subject.toLowerCase() === script.effect.subject.toLowerCase())
      const values = same.flatMap((step) =>
        step.effect.properties
          .filter((one) => one.name.toLowerCase() === property.name.toLowerCase())
          .map((one) => ({ step, value: one.value })),
      )
      // A section may show several values; only if none is the script's do they contradict each other.
      const [first] = values
      if (!first || values.some((one) => one.value.toLowerCase() === property.value.toLowerCase())) continue
      yield observe(first.step, script, { property: property.name, step: first.value, script: property.value })
    }
}

function observe(
  step: PlacedEffect,
  script: PlacedEffect,
  values: { property: string; step: string; script: string },
): Observation {
  return {
    place: placeOf(step.edition, step.command),
    related: [placeOf(script.edition, script.command)],
    blames: false,
    evidence: 'consistency',
    confidence: 0.8,
    data: { object: step.effect.object ?? step.effect.subject, ...values },
    signature: `${step.effect.subject} ${values.property} ${values.step} ${values.script}`.toLowerCase(),
  }
}
