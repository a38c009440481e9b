/** Two figures that should be one. */
export interface Contradiction {
  text: string
  stated: string
  computed: string
}

const OPEN = '[(（]'
const CLOSE = '[)）]'
const NUMBER = String.raw`\d{1,3}(?:[,.\u00a0\u202f ]\d{3})+|\d{1,15}`
const UNIT = '[KMGT]B|[KMGT]o|bytes?|octets?'
const FACTOR = String.raw`\d{1,9}(?:[ \u00a0]?(?:${UNIT}))?`

/** `1048576 (1024*1024)` and `1024*1024 = 1048576`. */
const product = new RegExp(
  String.raw`(?<![\d.,:-])(${NUMBER})[ \u00a0]?${OPEN}[ \u00a0]?(${FACTOR}(?:[ \u00a0]?[*×x][ \u00a0]?${FACTOR}){1,3})[ \u00a0]?${CLOSE}`,
  'giu',
)
/** `10 MB (10,485,760 bytes)`, `10485760 bytes (10 MB)`. */
const expansion = new RegExp(
  String.raw`(?<![\d.,:-])(${NUMBER}|\d+[.,]\d+)[ \u00a0\u202f]?(${UNIT})[ \u00a0]?${OPEN}[^\d()（）]{0,20}(${NUMBER}|\d+[.,]\d+)[ \u00a0\u202f]?(${UNIT})[^()（）]{0,20}${CLOSE}`,
  'giu',
)

/** Figures in a text that contradict the formula or the unit they stand with. */
export function contradictions(text: string): Contradiction[] {
  if (!/[(（]/.test(text) || !/\d{2}/.test(text)) return []
  return [...products(text), ...expansions(text)]
}

function* products(text: string): Iterable<Contradiction> {
  for (const [whole, stated = '', formula = ''] of text.matchAll(product)) {
    const value = whole.startsWith(stated) ? integer(stated) : Number.NaN
    const computed = formula.split(/[*×x]/iu).reduce((result, factor) => result * Number.parseInt(factor, 10), 1)
    // A factor is a dimension, a screen or a format rather than a formula unless the figure is near its result.
    if (value !== computed && isNear(value, computed)) yield { text: whole, stated, computed: String(computed) }
  }
}

const POWERS: Record<string, number> = { k: 1, m: 2, g: 3, t: 4 }

function* expansions(text: string): Iterable<Contradiction> {
  for (const [whole, first = '', unit = '', second = '', other = ''] of text.matchAll(expansion)) {
    const [a, b] = [powerOf(unit), powerOf(other)]
    if (a === b) continue
    const agree = readings(first).some((x) =>
      readings(second).some((y) =>
        [1000, 1024].some((base) => Math.abs(x * base ** a - y * base ** b) <= slack(x * base ** a)),
      ),
    )
    if (!agree) yield { text: whole, stated: `${second} ${other}`, computed: expanded(first, a, b) }
  }
}

const powerOf = (unit: string): number =>
  /^(?:bytes?|octets?)$/i.test(unit) ? 0 : (POWERS[unit[0]!.toLowerCase()] ?? 0)

/** Rounded figures, such as 1.5 GB for 1,536 MB, are right to a hundredth. */
const slack = (value: number): number => value * 0.01

const expanded = (number: string, from: number, to: number): string =>
  String(Math.round(readings(number)[0]! * 1024 ** (from - to)))

/** A separator before three digits groups them or is a decimal sign: both are tried. */
function readings(number: string): number[] {
  const grouped = integer(number)
  const decimal = /^\d+[.,]\d+$/.test(number) ? Number(number.replace(',', '.')) : Number.NaN
  return [grouped, decimal].filter((value) => !Number.isNaN(value))
}

const integer = (number: string): number =>
  /^\d+[.,]\d{1,2}$/.test(number) ? Number.NaN : Number(number.replace(/\D/g, ''))

const isNear = (a: number, b: number): boolean => Number.isFinite(a) && b > 0 && a / b > 0.5 && a / b < 2
