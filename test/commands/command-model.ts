import fc from 'fast-check'

/** A pipeline as data, from which texts are written that mean the same or not. */
export interface ModelCommand {
  name: string
  arguments: string[]
  parameters: { name: string; value?: string }[]
  filter?: { property: string; value: string }
  redirect?: string
}

const letters = 'abcdefghijklmnopqrstuvwxyz'
const nameOf = (min: number, max: number) =>
  fc
    .string({ unit: fc.constantFrom(...letters), minLength: min, maxLength: max })
    .map((text) => text[0]!.toUpperCase() + text.slice(1))
const verb = fc.constantFrom('Get', 'Set', 'New', 'Remove', 'Enable')
const literal = fc
  .string({ unit: fc.constantFrom(...letters, ...'ABC019 .\\*@'), minLength: 1, maxLength: 10 })
  .filter((text) => text.trim() === text && !/^[.\d]/.test(text))
// Names that end in "filter" take another syntax; they have a field of their own.
const parameter = nameOf(4, 8).filter((name) => !/filter$|^(?:confirm|whatif|verbose|debug|format)$/i.test(name))

/** One to three commands in a pipeline. */
export const model: fc.Arbitrary<ModelCommand[]> = fc.array(
  fc.record(
    {
      name: fc.tuple(verb, nameOf(3, 8)).map(([first, noun]) => `${first}-${noun}`),
      arguments: fc.array(literal, { maxLength: 2 }),
      parameters: fc.uniqueArray(fc.record({ name: parameter, value: literal }, { requiredKeys: ['name', 'value'] }), {
        maxLength: 4,
        selector: (one) => one.name.toLowerCase(),
      }),
      filter: fc.record({ property: nameOf(3, 6), value: literal }),
      redirect: nameOf(3, 6).map((name) => `${name}.txt`),
    },
    { requiredKeys: ['name', 'arguments', 'parameters'] },
  ),
  { minLength: 1, maxLength: 3 },
)

/** Writes a pipeline in one fixed way. */
export const write = (commands: readonly ModelCommand[]): string => commands.map(writeOne).join(' | ')

function writeOne(one: ModelCommand): string {
  const words = [one.name, ...one.arguments.map((value) => `"${value}"`)]
  for (const { name, value } of one.parameters) words.push(value === undefined ? `-${name}` : `-${name} "${value}"`)
  if (one.filter) words.push(`-Filter {${one.filter.property} -eq "${one.filter.value}"}`)
  if (one.redirect) words.push(`> ${one.redirect}`)
  return words.join(' ')
}

type Draw = () => number

const pick = <T>(draw: Draw, ...choices: T[]): T => choices[draw() % choices.length]!

const recase = (draw: Draw, text: string): string => pick(draw, text, text.toLowerCase(), text.toUpperCase())

/** Quotes with the same meaning; none where the word is safe without. */
const requoted = (draw: Draw, value: string): string => {
  const plain = /^[A-Za-z][\w.\\*]*$/.test(value) ? value : `'${value}'`
  return pick(draw, `"${value}"`, `'${value}'`, `“${value}”`, `‘${value}’`, plain)
}

/** Writes a pipeline with differences that mean nothing: case, space, line breaks, dashes, colon, quotes, order, comments. */
export function cosmetic(commands: readonly ModelCommand[], draw: Draw): string {
  const written = commands.map((one) => {
    const gap = () => pick(draw, ' ', '  ', '\t', ' `\n  ', '\u00a0', ' <# x #> ')
    const dash = () => pick(draw, '-', '–')
    const named = one.parameters.map(({ name, value }) =>
      value === undefined
        ? dash() + recase(draw, name)
        : dash() + recase(draw, name) + pick(draw, ':', gap()) + requoted(draw, value),
    )
    if (one.filter) named.push(dash() + recase(draw, 'Filter') + gap() + refiltered(draw, one.filter))
    const ordered = draw() % 2 === 0 ? named : [...named].reverse()
    const words = [recase(draw, one.name), ...one.arguments.map((value) => requoted(draw, value)), ...ordered]
    if (one.redirect) words.push(`>${pick(draw, ' ', '')}${recase(draw, one.redirect)}`)
    return words.reduce((text, word) => text + gap() + word)
  })
  return written.join(pick(draw, ' | ', '|', ' |\n  ')) + pick(draw, '', ' ', ';', ' # comment', '\n')
}

function refiltered(draw: Draw, { property, value }: { property: string; value: string }): string {
  const inner = `${recase(draw, property)}${pick(draw, ' ', '  ')}${recase(draw, '-eq')} `
  return pick(draw, `{${inner}"${value}"}`, `{ ${inner}'${value}' }`, `"${inner}'${value}'"`, `'${inner}"${value}"'`)
}

/** The same pipeline with one change that matters. */
export function harmful(commands: readonly ModelCommand[], kind: number, at: number): ModelCommand[] {
  const changed = structuredClone(commands) as ModelCommand[]
  const one = changed[at % changed.length]!
  const parameter = one.parameters[at % Math.max(1, one.parameters.length)]
  for (let i = 0; i < changes.length; i++) if (changes[(kind + i) % changes.length]!(one, parameter, changed)) break
  return changed
}

/** Makes one change and says whether it could. */
type Harm = (
  one: ModelCommand,
  parameter: ModelCommand['parameters'][number] | undefined,
  all: ModelCommand[],
) => boolean

const changes: Harm[] = [
  (one) => {
    one.name = one.name.startsWith('Get-') ? one.name.replace('Get-', 'Set-') : one.name.replace(/^\w+-/, 'Get-')
    return true
  },
  (one) => {
    one.name += 'x'
    return true
  },
  (_, parameter) => {
    if (parameter) parameter.name += 'x'
    return parameter !== undefined
  },
  (_, parameter) => {
    if (parameter) parameter.value += 'x'
    return parameter !== undefined
  },
  (one, parameter) => {
    one.parameters = one.parameters.filter((other) => other !== parameter)
    return parameter !== undefined
  },
  (one) => {
    if (one.arguments.length > 0) one.arguments[0] += 'x'
    return one.arguments.length > 0
  },
  (one) => one.arguments.push('extra') > 0,
  (_, __, all) => all.push({ name: 'Format-List', arguments: [], parameters: [] }) > 0,
  (_, __, all) => all.length > 1 && all.pop() !== undefined,
  (one) => {
    if (one.filter) one.filter.value += 'x'
    return one.filter !== undefined
  },
  (one) => {
    one.redirect = one.redirect === undefined ? 'new.txt' : `sub\\${one.redirect}`
    return true
  },
]
