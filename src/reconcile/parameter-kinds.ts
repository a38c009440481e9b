import type { Parameter } from '../model/index.ts'

/** Names of organisations that vendors use in documentation; their domains are registered for that purpose. */
const EXAMPLE_DOMAIN =
  /^(?:[\w-]+\.)*?((?:contoso|fabrikam|adatum|tailspintoys|northwindtraders|woodgrovebank|litware|litwareinc|example)\.(?:com|net|org|edu|local))$/i
const SERVER = /server|computer|\bhost\b|^(?:srv|cas|mbx|dc|ex|node)\d*$/i

/** A dot-free name: RFC 1123 label. Host name and domain: labels up to 253 characters (RFC 1035). */
const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?'
/** `$` alone would let .NET accept a trailing line feed. */
const END = '$(?!\\n)'

/**
 * What a value must look like, by kind. Free text refuses control characters and whatever ends a quotation or starts
 * another command in any of the shells.
 */
export const PATTERNS: Record<Parameter['kind'], string> = {
  server: `^${LABEL}${END}`,
  'host-name': `^(?=.{1,253}${END})(?:${LABEL}\\.)+[A-Za-z]{2,63}${END}`,
  domain: `^(?=.{1,253}${END})(?:${LABEL}\\.)+[A-Za-z]{2,63}${END}`,
  number: `^[0-9]{1,18}${END}`,
  text: `^[^\\x00-\\x1F\\x7F"'\`$;&|<>^%{}\\u2018-\\u201F]{1,256}${END}`,
}

/** Kind of a placeholder by its spelling and by the parameter whose value it is. */
export function kindOfPlaceholder(text: string, parameter: string | undefined): Parameter['kind'] {
  const domain = EXAMPLE_DOMAIN.exec(text)?.[1]
  if (domain) return domain.length === text.length ? 'domain' : 'host-name'
  return SERVER.test(text) || SERVER.test(parameter ?? '') ? 'server' : 'text'
}

/** Names that PowerShell or every generated script already uses. */
const TAKEN = new Set(
  'args captured confirm culture debug error erroraction errorvariable foreach help home host informationaction input locale matches nested outbuffer outvariable pid pipelinevariable profile psitem pwd resume rollback sender step switch this validate verbose warningaction warningvariable whatif'.split(
    ' ',
  ),
)

/**
 * An ASCII PascalCase name that `used` does not hold yet, and that no script has for another purpose: from the parameter
 * when the placeholder is a whole value of a host or text kind, else from the placeholder's own letters.
 */
export function nameFor(
  { text, parameter, kind }: { text: string; parameter: string | undefined; kind: Parameter['kind'] },
  keepDigits: boolean,
  used: ReadonlySet<string>,
): string {
  const own = kind === 'host-name' || kind === 'domain' ? '' : pascal(keepDigits ? text : text.replace(/\d+$/, ''))
  const spoken = own.replace(/^My(?=[A-Z])/, '')
  const fallback =
    kind === 'host-name' ? 'HostName' : kind === 'domain' ? 'Domain' : kind === 'server' ? 'Server' : 'Value'
  const base = spoken || pascal(parameter ?? '') || fallback
  const free = TAKEN.has(base.toLowerCase()) ? `${base}Value` : base
  for (let n = 1; ; n++) {
    const name = n === 1 ? free : `${free}${n}`
    if (!used.has(name.toLowerCase())) return name
  }
}

function pascal(text: string): string {
  const words = text.match(/[A-Za-z][A-Za-z0-9]*/g) ?? []
  const name = words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('')
  return name.slice(0, 48)
}
