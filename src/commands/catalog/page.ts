import { headerOf } from './front-matter.ts'

/** What one reference page says about one parameter. */
export interface PageParameter {
  name: string
  type: string
  aliases: string[]
  /** Ordinal as the page gives it (some modules count from 0, some from 1); absent for a named parameter. */
  position?: number
  /** Products the parameter exists in; empty where the page does not say. */
  products: string[]
}

/** What one reference page says about one cmdlet: facts, no prose. */
export interface Page {
  name: string
  module: string
  aliases: string[]
  products: string[]
  parameters: PageParameter[]
}

const CMDLET = /^[A-Za-z]+(?:-[A-Za-z0-9]+)?\d*$/
const PARAMETER_HEADING = /^### -([\w?]+)\s*$/
const APPLICABLE = /^> *Applicable:(.*)$/i
const FENCE = /^ {0,3}```/
const SECTION = /^## (?:SYNOPSIS|SYNTAX|DESCRIPTION|EXAMPLES|PARAMETERS|INPUTS|OUTPUTS|NOTES|RELATED LINKS)\s*$/i
const SYNTAX_PARAMETER = /(?<![^\s[])-([A-Za-z]\w*)\]?(?: <([^>]+)>)?/g

/**
 * Reads one PlatyPS reference page, in the 2.0.0 and the 2024-05-01 layout; `undefined` when the text is no cmdlet page
 * (module overviews, prose). Layouts: https://learn.microsoft.com/powershell/utility-modules/platyps/overview
 */
export function readPage(text: string): Page | undefined {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const { header, end } = headerOf(lines)
  const name = header.get('title')?.[0] ?? ''
  const module = header.get('module name')?.[0]
  const body = lines.slice(end)
  if (module === undefined || !CMDLET.test(name) || !body.some((line) => line.trim() === '## SYNTAX')) return undefined
  const stated = (header.get('applicable') ?? []).flatMap(products)
  const view = /[?&]view=([\w.-]+)/.exec(header.get('online version')?.[0] ?? header.get('helpuri')?.[0] ?? '')?.[1]
  return {
    name,
    module,
    aliases: header.get('aliases') ?? [],
    products: stated.length > 0 ? stated : view === undefined ? [] : [view],
    parameters: parametersOf(body),
  }
}

function parametersOf(lines: readonly string[]): PageParameter[] {
  const found = new Map<string, PageParameter>()
  let current: PageParameter | undefined
  for (const { section, line, fenced } of sectioned(lines)) {
    if (section === 'SYNTAX' && fenced) {
      // The syntax names parameters that some pages forget to describe.
      for (const match of line.matchAll(SYNTAX_PARAMETER)) declare(found, match[1]!, match[2])
    } else if (section === 'PARAMETERS') {
      if (!fenced && line.startsWith('#')) {
        const heading = PARAMETER_HEADING.exec(line)?.[1]
        current = heading === undefined ? undefined : declare(found, heading)
      } else if (current !== undefined) describe(current, line, fenced)
    }
  }
  return [...found.values()]
}

/** Every line with the second-level section it is in and whether it is inside a fence. */
function* sectioned(lines: readonly string[]): Generator<{ section: string; line: string; fenced: boolean }> {
  let section = ''
  let fenced = false
  for (const line of lines) {
    if (FENCE.test(line)) fenced = !fenced
    else if (SECTION.test(line)) {
      // Some pages lose a fence; their sections are always these, so a heading puts the count right.
      section = line.slice(3).trim().toUpperCase()
      fenced = false
    } else yield { section, line, fenced }
  }
}

function declare(found: Map<string, PageParameter>, name: string, type?: string): PageParameter {
  const key = name.toLowerCase()
  const known = found.get(key)
  if (known !== undefined) return known
  const parameter = { name, type: type === undefined ? 'SwitchParameter' : shortType(type), aliases: [], products: [] }
  found.set(key, parameter)
  return parameter
}

/** Adds what one line of a parameter's description says: its products (a quote line) or a field of its table. */
function describe(parameter: PageParameter, line: string, fenced: boolean): void {
  if (!fenced) {
    const applicable = APPLICABLE.exec(line)?.[1]
    if (applicable !== undefined) parameter.products.push(...products(applicable))
    return
  }
  const field = /^ *(Type|Aliases|Position|-) ?:? +(.+)$/.exec(line)
  if (field === null) return
  const [, key, raw] = field
  const value = raw!.trim()
  if (key === 'Type') parameter.type = shortType(value)
  else if (key === 'Aliases') {
    for (const alias of value.split(',').map((part) => part.trim())) {
      if (/^\w+$/.test(alias) && !parameter.aliases.includes(alias)) parameter.aliases.push(alias)
    }
  } else if (key === 'Position' && /^\d+$/.test(value) && parameter.position === undefined) {
    parameter.position = Number(value)
  }
}

function products(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.replace(/^\s*Applicable:/i, '').trim())
    .filter((part) => part !== '')
}

/** `System.Nullable`1[System.Boolean]` → `Boolean`: namespaces say nothing that a reader of a finding needs. */
function shortType(type: string): string {
  const short = type.replace(/\s+/g, '').replace(/(?:[A-Za-z_]\w*\.)+(?=[A-Za-z_])/g, '')
  return /^Nullable(?:`1)?\[(.+)\]$/.exec(short)?.[1] ?? short
}
