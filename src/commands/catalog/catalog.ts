import type { Catalog, CatalogCmdlet, CatalogParameter } from '../../model/index.ts'
import { type CatalogData, decodeCmdlet } from './data.ts'
import { type NearIndex, nearest, nearIndex } from './near.ts'
import { newerParameters } from './newer.ts'
import { commonParameters, isOpen, unlistedParameters } from './supplement.ts'

/**
 * Answers questions about cmdlets from `data`. Cheap to make: a cmdlet is decoded when it is first asked for, the index of
 * near names when the first name is unknown.
 *
 * @throws Error when `data` is of another format version
 */
export function createCatalog(data: CatalogData): Catalog {
  if (data.version !== 1)
    throw new Error(`the catalogue has format ${String(data.version)}, this program reads format 1`)
  const lines = new Map<string, string>()
  for (const line of data.cmdlets) lines.set(line.slice(0, line.indexOf('|')).toLowerCase(), line)
  const decoded = new Map<string, CatalogCmdlet>()
  const aliases = new Map(Object.entries(data.aliases))
  let near: NearIndex | undefined

  const byName = (key: string): CatalogCmdlet | undefined => {
    const known = decoded.get(key)
    if (known !== undefined) return known
    const line = lines.get(key)
    if (line === undefined) return undefined
    const cmdlet = cmdletOf(line, data)
    decoded.set(key, cmdlet)
    return cmdlet
  }

  return {
    cmdlet(name) {
      // A module-qualified name (`WebAdministration\Get-Website`) means the cmdlet behind the backslash.
      const key = name.slice(name.lastIndexOf('\\') + 1).toLowerCase()
      return byName(key) ?? byName(aliases.get(key)?.toLowerCase() ?? key)
    },
    near(name) {
      near ??= nearIndex(lines.keys())
      return near.within(name.toLowerCase()).map((key) => byName(key)!.name)
    },
  }
}

function cmdletOf(line: string, data: CatalogData): CatalogCmdlet {
  const facts = decodeCmdlet(line, data)
  const own = [...facts.parameters, ...unlistedParameters(facts.name)]
  const exact = byNameAndAlias([...own, ...commonParameters])
  // Known, but no reason to call an abbreviation ambiguous that the described version resolves.
  const newer = byNameAndAlias(newerParameters(facts.name))
  const names = new Map(own.map((parameter) => [parameter.name.toLowerCase(), parameter.name]))
  return {
    ...facts,
    parameters: own,
    ...(isOpen(facts.name, facts.module) ? { open: true } : {}),
    parameter: (name) => {
      const key = name.toLowerCase()
      return exact.get(key) ?? newer.get(key) ?? abbreviated(key, exact)
    },
    nearParameters: (name) => nearest(name.toLowerCase(), names.keys()).map((key) => names.get(key)!),
  }
}

/** By lower-case name, then alias: a name goes before an alias of another parameter, an own parameter before a common one. */
function byNameAndAlias(parameters: readonly CatalogParameter[]): Map<string, CatalogParameter> {
  const exact = new Map<string, CatalogParameter>()
  const add = (key: string, parameter: CatalogParameter) => {
    if (!exact.has(key)) exact.set(key, parameter)
  }
  for (const parameter of parameters) add(parameter.name.toLowerCase(), parameter)
  for (const parameter of parameters) for (const alias of parameter.aliases) add(alias.toLowerCase(), parameter)
  return exact
}

/**
 * The one parameter whose name or alias begins so; a cmdlet's own parameters go before common ones, as in PowerShell's
 * `MergedCommandParameterMetadata.GetMatchingParameter`.
 */
function abbreviated(prefix: string, exact: ReadonlyMap<string, CatalogParameter>): CatalogParameter | undefined {
  if (prefix === '') return undefined
  const matches = new Set<CatalogParameter>()
  for (const [key, parameter] of exact) if (key.startsWith(prefix)) matches.add(parameter)
  if (matches.size > 1) for (const parameter of commonParameters) matches.delete(parameter)
  return matches.size === 1 ? [...matches][0] : undefined
}
