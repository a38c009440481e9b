import { canonicalize, parse, placeholders } from '../commands/index.ts'
import type { Catalog, PlannedCommand } from '../model/index.ts'

/** A place of a command's text that a value goes into. */
export interface Hole {
  text: string
  start: number
  end: number
  /** The parameter whose value it is in, as the catalogue spells it if it knows it. */
  parameter: string | undefined
  /** It is that parameter's whole value. */
  whole: boolean
}

/** Technical names that end in a figure and are no examples of anything. */
const NO_EXAMPLE =
  /^(?:system|utf|sha|md|tls|ssl|rc|aes|ipv|win|int|uint|base|http|oauth|smb|ntlm|smtp|pop|imap|iis|x|sp|cu|v|level|type|version|windows|(?:custom|extension|extensioncustom)attribute)\d+$/i

/** `<name>` stands for one value; `<$true | $false>` and `<a,b...>` say what to write. */
export const isValue = (angle: string): boolean => !/[|,;…[\]]|\.\.\./.test(angle)

/** Finds the holes of a planned command, in order. `extra` are names that the text itself asks to replace. */
export function holesOf(planned: PlannedCommand, extra: ReadonlySet<string>, catalog: Catalog): Hole[] {
  const { text } = planned.command
  const found = placeholders(text)
    .filter(
      ({ kind, text: name }) => (kind === 'angle' && isValue(name)) || (kind === 'name' && !NO_EXAMPLE.test(name)),
    )
    .map(({ start, end, kind }) => (kind === 'name' ? { start, end: hostEnd(text, end) } : { start, end }))
  for (const name of extra) {
    for (const { start, end } of tokens(text, name))
      if (!found.some((other) => start < other.end && other.start < end)) found.push({ start, end })
  }
  const values = valuesOf(planned, catalog)
  return found
    .filter(({ start }) => text[start - 1] !== '$')
    .sort((a, b) => a.start - b.start)
    .map(({ start, end }) => {
      const value = values.find((one) => one.start <= start && end <= one.end)
      const bare = value ? text.slice(value.start, value.end).replace(/^["']|["']$/g, '') : ''
      return {
        text: text.slice(start, end),
        start,
        end,
        parameter: value?.parameter,
        whole: bare.length === end - start,
      }
    })
}

/** The values of a command, with the parameter that each belongs to. */
function valuesOf({ command }: PlannedCommand, catalog: Catalog) {
  return parse(command.text, command.dialect).invocations.flatMap(({ name, elements }) => {
    const spelled = (parameter: string) => catalog.cmdlet(name)?.parameter(parameter)?.name ?? parameter
    return elements.flatMap((element, index) => {
      const before = elements[index - 1]
      const owner = element.kind === 'parameter' ? element : before?.argument ? undefined : before
      const value = element.kind === 'parameter' ? element.argument : element
      if (!value) return []
      const parameter = owner?.kind === 'parameter' && owner.name !== undefined ? spelled(owner.name) : undefined
      return [{ start: value.start, end: value.end, parameter }]
    })
  })
}

/** The command's canonical form with its holes made alike: equal shapes ask for the same values. */
export function shapeOf(planned: PlannedCommand, holes: readonly Hole[], catalog: Catalog): string {
  return canonicalize(
    fill(planned.command.text, holes, () => 'Hole'),
    planned.command.dialect,
    catalog,
  )
}

/** The text with every hole replaced. */
export function fill(text: string, holes: readonly Hole[], value: (hole: Hole) => string): string {
  let from = 0
  const parts = holes.map((hole) => {
    const part = text.slice(from, hole.start) + value(hole)
    from = hole.end
    return part
  })
  return parts.join('') + text.slice(from)
}

/** `MyServer.mail.contoso.com` is one host name: a name goes on as far as its domain does. */
function hostEnd(text: string, end: number): number {
  return end + (/^(?:\.[A-Za-z0-9-]{1,63}){1,6}(?![\w-])/.exec(text.slice(end, end + 400))?.[0].length ?? 0)
}

function* tokens(text: string, name: string) {
  for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + name.length)) {
    const end = start + name.length
    if (!/[\w.-]/.test(text[start - 1] ?? ' ') && !/[\w-]/.test(text[end] ?? ' '))
      yield { start, end: hostEnd(text, end) }
  }
}
