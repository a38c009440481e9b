import { mutantOf, type Operator, type Subject } from '../operator.ts'
import { proseOf, rawOf } from '../places.ts'
import { pick } from '../random.ts'

interface Target {
  start: number
  end: number
  url: string
}

const TARGET = /(?<=(?<!!\[[^\]\n]*)\]\()(?:\\.|[^()\\\s<>]|\([^()\s]*\))+(?=[\s)])|(?<=href=")[^\s"<>]+(?=")/giu

/** Link targets of sentences that other editions have as well. */
function targetsOf(subject: Subject): Target[] {
  return proseOf(subject)
    .filter(
      (block) =>
        subject.counterparts(block).filter((one) => one.block.inlines.some((two) => two.kind === 'link')).length >= 2,
    )
    .flatMap((block) =>
      [...rawOf(subject, block).matchAll(TARGET)].map((match) => {
        const start = block.region.start.offset + match.index
        return { start, end: start + match[0].length, url: match[0] }
      }),
    )
}

/** The id or page of the target becomes that of another page. */
function elsewhere(url: string, others: readonly string[]): string | undefined {
  const made = url.replace(
    /((?:linkid=|\/)[a-z]{0,2}\d{3,})(\d)/iu,
    (_, id: string, digit: string) => `${id}${(Number(digit) + 3) % 10}`,
  )
  if (made !== url) return made
  return others.find((other) => other !== url && /\.md$/u.test(other) && /\.md$/u.test(url))
}

const changeUrl: Operator = {
  id: 'change-url-id',
  harmful: true,
  mutate(subject, random) {
    const targets = targetsOf(subject)
    const target = pick(targets, random)
    const url = target && elsewhere(target.url, targets.map((one) => one.url).reverse())
    return target && url ? mutantOf(subject.text, [{ ...target, text: url }]) : undefined
  },
}

const LOCALE = /(?<=[./]\w+\/)(?:[a-z]{2}-[a-z]{2})(?=\/)/iu

const changeUrlLocale: Operator = {
  id: 'change-url-locale',
  harmful: true,
  mutate(subject, random) {
    const target = pick(
      targetsOf(subject).filter(({ url }) => LOCALE.test(url)),
      random,
    )
    return target && mutantOf(subject.text, [{ ...target, text: target.url.replace(LOCALE, 'it-it') }])
  },
}

const neutralUrlLocale: Operator = {
  id: 'url-locale-own-or-none',
  harmful: false,
  mutate(subject, random) {
    const target = pick(
      targetsOf(subject).filter(({ url }) => LOCALE.test(url)),
      random,
    )
    if (!target) return undefined
    const text =
      random() < 0.5
        ? target.url.replace(LOCALE, 'en-us')
        : target.url.replace(/(?<=[./]\w+)\/[a-z]{2}-[a-z]{2}(?=\/)/iu, '')
    return mutantOf(subject.text, [{ ...target, text }])
  },
}

const trailingSlash: Operator = {
  id: 'trailing-slash',
  harmful: false,
  mutate(subject, random) {
    const target = pick(
      targetsOf(subject).filter(({ url }) => /^https?:\/\/[^?#]+$/iu.test(url)),
      random,
    )
    const text = target?.url.endsWith('/') ? target.url.slice(0, -1) : `${target?.url}/`
    return target && mutantOf(subject.text, [{ ...target, text }])
  },
}

const imageAlias: Operator = {
  id: 'image-alias',
  harmful: false,
  mutate(subject, random) {
    const images = [...subject.text.matchAll(/(?<=!\[[^\]\n]*\]\([^)\s]*\/)[A-Z][A-Za-z]\d{5,}(?=\.[0-9a-f]{8}-)/gu)]
    const image = pick(images, random)
    if (!image) return undefined
    return mutantOf(subject.text, [{ start: image.index, end: image.index + image[0].length, text: 'Gg123456' }])
  },
}

/** Where links and images lead. */
export const links: readonly Operator[] = [changeUrl, changeUrlLocale, neutralUrlLocale, trailingSlash, imageAlias]
