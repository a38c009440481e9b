import { common } from './common.ts'
import type { Reading } from './context.ts'

/**
 * Sorts the commands that stand in one row into slots, one for each command of the plan: by position where the editions
 * have equally many, else by equality of the canonical forms, and what is left by position.
 */
export function slots(readings: readonly Reading[]): Reading[][] {
  const lists = coherent([...byEdition(readings).values()])
  const longest = lists.reduce<Reading[]>((best, list) => (list.length > best.length ? list : best), [])
  const result = longest.map((first) => [first])
  for (const list of lists) {
    if (list === longest) continue
    const free = new Set(result.keys())
    const rest = list.filter((one) => {
      if (list.length === longest.length) return true
      const slot = [...free].find((index) => result[index]![0]!.command.canonical === one.command.canonical)
      if (slot === undefined) return true
      result[slot]!.push(one)
      return !free.delete(slot)
    })
    for (const one of rest) {
      const slot = [...free][0]
      if (slot === undefined) result.push([one])
      else result[slot]!.push(one)
      if (slot !== undefined) free.delete(slot)
    }
  }
  return result
}

/**
 * Commands that hand a value on in a variable are one unit. Where one edition does the same in more or fewer commands, theirs are not mixed:
 * the length that most editions have is taken, the first of equals.
 */
function coherent(lists: Reading[][]): Reading[][] {
  const length = common(lists.map((list) => list.length))
  return lists.some(handsOn) ? lists.filter((list) => list.length === length) : lists
}

/** The variable that a command hands its result on in. */
export const assignedBy = (command: string): string | undefined =>
  /^\s*(?:\[[\w.[\]]+\]\s*)?\$(\w+)\s*=/.exec(command)?.[1]

const handsOn = (list: readonly Reading[]): boolean =>
  list.some(({ command: { text } }, index) => {
    const name = assignedBy(text)
    if (name === undefined) return false
    const read = new RegExp(`\\$\\{?${name}(?!\\w)`, 'i')
    return list.slice(index + 1).some((later) => read.test(later.command.text))
  })

function byEdition(readings: readonly Reading[]): Map<number, Reading[]> {
  const lists = new Map<number, Reading[]>()
  for (const one of readings) lists.set(one.edition, [...(lists.get(one.edition) ?? []), one])
  return lists
}
