import type { Swap } from '../../outlier.ts'

/**
 * What is left of a difference between links when the same page at another address is taken out: a file of the repository
 * (`../holds/place-a-hold.md`) and its page on the site (`/mail/holds/place-a-hold`) have the same last name.
 */
export function withoutSamePages<T>(swap: Swap<T>): Swap<T> {
  const isSame = (one: string, others: readonly string[]) =>
    others.some((other) => kindOf(one) !== kindOf(other) && nameOf(one) === nameOf(other))
  return {
    member: swap.member,
    actual: swap.actual.filter((id) => !isSame(id, swap.expected)),
    expected: swap.expected.filter((id) => !isSame(id, swap.actual)),
  }
}

/** A page has addresses of several kinds (an id in the old library, a path in the new one): how the two sides say it. */
export function movedFrom({ actual, expected }: Swap<unknown>): string | undefined {
  const [from, to] = [expected, actual].map((ids) => [...new Set(ids.map(kindOf))].sort()) as [string[], string[]]
  return to.every((kind) => !from.includes(kind)) ? `${from.join('+')} ${to.join('+')}` : undefined
}

/** A bare address that took in what follows it, or lost its end: `/owa。` for `/owa`. */
export const isGlued = ({ actual, expected }: Swap<unknown>): boolean =>
  actual.every((one) =>
    expected.some((other) => one.startsWith(other) && /^[^\p{L}\p{N}/]/u.test(one.slice(other.length))),
  )

/** People in examples have local names. */
export const isMail = (id: string): boolean => /^mailto:|@/u.test(id)

/** `83446` for `834460`. */
export const isTruncated = ({ actual, expected }: Swap<unknown>): boolean =>
  expected.every(
    (one) =>
      /\d$/u.test(one) && actual.some((other) => other.startsWith(one) && /^\d{1,2}$/u.test(other.slice(one.length))),
  )

export const isSameKind = (a: string, b: string): boolean => kindOf(a) === kindOf(b)

function kindOf(id: string): string {
  if (isMail(id)) return 'mail'
  if (/^fwlink:/u.test(id)) return 'forward'
  if (/\/library\//u.test(id)) return 'library'
  return id.startsWith('/') ? 'path' : 'file'
}

const nameOf = (id: string): string => id.replace(/\.md$/u, '').split('/').at(-1)!
