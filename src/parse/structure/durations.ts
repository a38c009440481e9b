import type { Matcher } from '../lexicon/matcher.ts'

const MINUTES = { 'unit.second': 1 / 60, 'unit.minute': 1, 'unit.hour': 60, 'unit.day': 1440 } as const
const NEAR = 4

/**
 * The longest duration a text names, in minutes: of "5 to 10 minutes" it is 10. `undefined` where it names none, or one
 * spelled out in words.
 */
export function minutesIn(text: string, labels: Matcher): number | undefined {
  let longest: number | undefined
  for (const [unit, factor] of Object.entries(MINUTES)) {
    for (const { index } of labels.find(text, unit)) {
      const number = /(\d{1,4})(?:[.,](\d))?[\s\u00a0\u202f-]*$/.exec(text.slice(Math.max(0, index - 8 - NEAR), index))
      if (!number) continue
      const minutes = (Number(number[1]) + Number(number[2] ?? 0) / 10) * factor
      longest = Math.max(longest ?? 0, minutes)
    }
  }
  return longest
}
