import type { Lexicon } from '../../../../src/model/index.ts'
import { mutantOf, type Operator, type Subject } from '../operator.ts'
import { commandHits, type Hit, isShared, proseHits, proseOf, rawOf } from '../places.ts'
import { pick, type Random } from '../random.ts'

const PLAIN = /(?<![\p{L}\p{N}_.,:/\\-])\d{1,6}(?![\p{L}\p{N}_]|[.,:/-]\d)/gu
const YEAR = /^(?:19|20)\d\d$/u
const DATE =
  /(?<!\d)(?:\p{Lu}\p{L}+ \d{1,2}, (?:19|20)\d\d|\d{1,2} (?:de )?\p{Ll}{3,10} (?:de )?(?:19|20)\d\d|(?:19|20)\d\d ?年 ?\d{1,2} ?月 ?\d{1,2} ?日|\d{1,2}\/\d{1,2}\/(?:19|20)\d\d)/gu

/** Another number of the same length, or near it. */
function other(digits: string, random: Random): string {
  const value = Number(digits)
  const made = pick([value + 1, value + 2, value * 10, Math.max(0, value - 1), value + 30], random)!
  return String(made === value ? value + 1 : made)
}

const replaced = (subject: Subject, hit: { start: number; end: number } | undefined, text: string) =>
  hit && mutantOf(subject.text, [{ start: hit.start, end: hit.end, text }])

const sharedHits = (subject: Subject, pattern: RegExp) =>
  proseHits(subject, pattern).filter((hit) => isShared(subject, hit.block, hit.match[0]))

const numbers = (subject: Subject): Hit[] => {
  const dates = proseHits(subject, DATE)
  return sharedHits(subject, PLAIN).filter(
    (hit) => !YEAR.test(hit.match[0]) && !dates.some((date) => date.start <= hit.start && hit.end <= date.end),
  )
}

const changeNumber: Operator = {
  id: 'change-number',
  harmful: true,
  mutate(subject, random) {
    const hit = pick(numbers(subject), random)
    return hit && replaced(subject, hit, other(hit.match[0], random))
  },
}

const UNITS = [
  ['KB', 'MB'],
  ['MB', 'GB'],
  ['GB', 'TB'],
  ['second', 'minute'],
  ['minute', 'hour'],
  ['hour', 'day'],
  ['day', 'week'],
] as const

/** Words of a unit and of the one it turns into, each in the same grammatical number where the lexicon tells. */
function unitWords(lexicon: Lexicon | undefined): Map<string, string> {
  const words = new Map<string, string>()
  for (const [from, to] of UNITS) {
    const [own = [], next = []] = [lexicon?.concepts[`unit.${from}`], lexicon?.concepts[`unit.${to}`]]
    for (const [index, word] of own.entries()) {
      const turned = next[index] ?? next[0]
      if (turned) words.set(word, turned)
    }
  }
  return words
}

const changeUnit: Operator = {
  id: 'change-unit',
  harmful: true,
  mutate(subject, random) {
    const words = unitWords(subject.lexicon)
    const names = [...words.keys()].sort((a, b) => b.length - a.length).join('|')
    if (!names) return undefined
    const pattern = new RegExp(`(?<=\\d[\\s\\u00a0\\u202f]?)(?:${names})(?!\\p{Script=Latin})`, 'gu')
    const hit = pick(proseHits(subject, pattern), random)
    return hit && replaced(subject, hit, words.get(hit.match[0])!)
  },
}

const PORT = /\bports?\b|\bpuertos?\b|連接埠|通訊埠|端口/iu

const changePort: Operator = {
  id: 'change-port',
  harmful: true,
  mutate(subject, random) {
    const ports = numbers(subject).filter(
      ({ match, start, end }) =>
        /^\d{2,5}$/u.test(match[0]) && PORT.test(subject.text.slice(Math.max(0, start - 25), end + 25)),
    )
    const hit = pick(ports, random)
    return hit && replaced(subject, hit, hit.match[0] === '443' ? '8443' : String(Number(hit.match[0]) + 1))
  },
}

const changeVersion: Operator = {
  id: 'change-version',
  harmful: true,
  mutate(subject, random) {
    const hit = pick(sharedHits(subject, /(?<![\p{L}\p{N}.])\d+(?:\.\d+){2,3}(?![\p{N}]|\.\d)/gu), random)
    const product = pick(sharedHits(subject, /(?<=\p{L}[ \u00a0]?)20(?:03|07|08|10|12)(?!\d|\/)/gu), random)
    if (hit && (!product || random() < 0.5))
      return replaced(
        subject,
        hit,
        hit.match[0].replace(/\d+$/u, (end) => other(end, random)),
      )
    return product && replaced(subject, product, product.match[0] === '2010' ? '2007' : '2010')
  },
}

const changeDate: Operator = {
  id: 'change-date',
  harmful: true,
  mutate(subject, random) {
    const hit = pick(proseHits(subject, DATE), random)
    if (!hit) return undefined
    return replaced(
      subject,
      hit,
      hit.match[0].replace(/(?:19|20)\d\d/u, (year) => String(Number(year) + 1)),
    )
  },
}

const changeSign: Operator = {
  id: 'change-sign',
  harmful: true,
  mutate(subject, random) {
    const hits = [
      ...commandHits(subject, /(?<=[\s(=:,])-(?=\d)/gu),
      ...proseHits(subject, /(?<=[\s(=:,\u3000-\u30ff\u4e00-\u9fff])-(?=\d)/gu),
    ]
    return replaced(subject, pick(hits, random), '')
  },
}

const HIVES: Record<string, string> = { HKLM: 'HKCU', HKEY_LOCAL_MACHINE: 'HKEY_CURRENT_USER' }

/** Prose, inline code included. */
const everywhere = (subject: Subject, pattern: RegExp) =>
  [...proseOf(subject), ...subject.blocks.filter((block) => block.kind === 'code')].flatMap((block) =>
    [...rawOf(subject, block).matchAll(pattern)].flatMap((match) => {
      const start = block.region.start.offset + match.index
      return isShared(subject, block, match[0]) ? [{ start, end: start + match[0].length, text: match[0] }] : []
    }),
  )

const changeHive: Operator = {
  id: 'change-hive',
  harmful: true,
  mutate(subject, random) {
    const hit = pick(everywhere(subject, /\b(?:HKLM|HKEY_LOCAL_MACHINE)\b/gu), random)
    return hit && replaced(subject, hit, HIVES[hit.text]!)
  },
}

const changePath: Operator = {
  id: 'change-path',
  harmful: true,
  mutate(subject, random) {
    const hit = pick(everywhere(subject, /(?:\b[A-Za-z]:|(?<![\w\\])\\\\\w+|%\w+%)(?:\\[\w.$-]+)+/gu), random)
    return hit && replaced(subject, hit, hit.text.replace(/[\w$-]+(\.\w+)?$/u, 'Elsewhere$1'))
  },
}

const GUID = /(?<![\w-])[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![\w-])/giu

const changeGuid: Operator = {
  id: 'change-guid',
  harmful: true,
  mutate(subject, random) {
    const hit = pick(everywhere(subject, GUID), random)
    return (
      hit &&
      replaced(
        subject,
        hit,
        hit.text.replace(/.$/u, (digit) => (digit === '7' ? '8' : '7')),
      )
    )
  },
}

/** Figures and names of places that change: the sentence still reads well and is wrong. */
export const values: readonly Operator[] = [
  changeNumber,
  changeUnit,
  changePort,
  changeVersion,
  changeDate,
  changeSign,
  changePath,
  changeHive,
  changeGuid,
]
