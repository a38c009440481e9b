import type { Catalog, CatalogCmdlet, CatalogParameter } from '../../model/index.ts'
import { type CatalogData, decodeCmdlet } from './data.ts'
import { type NearIndex, nearest, nearIndex } from './near.ts'
import { commonParameters, isOpen } from './supplement.ts'

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
  const exact = new Map<string, CatalogParameter>()
  for (const parameter of [...facts.parameters, ...commonParameters]) {
    exact.set(parameter.name.toLowerCase(), exact.get(parameter.name.toLowerCase()) ?? parameter)
  }
  // A name goes before an alias of another parameter.
  for (const parameter of [...facts.parameters, ...commonParameters]) {
    for (const alias of parameter.aliases) exact.set(alias.toLowerCase(), exact.get(alias.toLowerCase()) ?? parameter)
  }
  const names = facts.parameters.map((parameter) => parameter.name)
  return {
    ...facts,
    ...(isOpen(facts.name, facts.module) ? { open: true } : {}),
    parameter: (name) => exact.get(name.toLowerCase()) ?? abbreviated(name.toLowerCase(), exact),
    nearParameters(name) {
      const byKey = new Map(names.map((known) => [known.toLowerCase(), known]))
      return nearest(name.toLowerCase(), byKey.keys()).map((key) => byKey.get(key)!)
    },
  }
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
