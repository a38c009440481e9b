import type { CatalogParameter } from '../../model/index.ts'
import { type CatalogData, type CmdletFacts, encodeCmdlet } from './data.ts'
import { type Page, type PageParameter, readPage } from './page.ts'

/**
 * Builds the catalogue from PlatyPS reference pages; texts that are no cmdlet page are passed over. The result depends on the
 * pages alone, not on their order. When two pages describe one cmdlet, the one with the lower path wins.
 *
 * @param products keep only cmdlets and parameters of these products; those whose page names no product stay
 */
export function buildCatalog(
  pages: readonly { path: string; text: string }[],
  products?: readonly string[],
): CatalogData {
  const cmdlets = new Map<string, Page>()
  for (const source of pages.toSorted((a, b) => compare(a.path, b.path))) {
    const page = readPage(source.text)
    if (page !== undefined && !cmdlets.has(page.name.toLowerCase())) cmdlets.set(page.name.toLowerCase(), page)
  }
  const kept = [...cmdlets.values()]
    .filter((page) => applies(page.products, products))
    .map((page) => facts(page, products))
    .sort((a, b) => compare(a.name.toLowerCase(), b.name.toLowerCase()))
  const modules = [...new Set(kept.map((cmdlet) => cmdlet.module))].sort(compare)
  const sets = new Set(
    kept.flatMap((cmdlet) => [cmdlet.products, ...cmdlet.parameters.map((one) => one.products ?? [])]).map(join),
  )
  const applicability = [...sets].sort(compare)
  const index = new Map(applicability.map((set, at) => [set, at]))
  return {
    version: 1,
    modules,
    applicability: applicability.map((set) => (set === '' ? [] : set.split('\n'))),
    aliases: aliasesOf([...cmdlets.values()], new Set(kept.map((cmdlet) => cmdlet.name))),
    cmdlets: kept.map((cmdlet) =>
      encodeCmdlet(
        cmdlet,
        (name) => modules.indexOf(name),
        (set) => index.get(join(set))!,
      ),
    ),
  }
}

/** The catalogue as a file: one line a cmdlet, so that version control shows what a rebuild changed. */
export function serializeCatalog(data: CatalogData): string {
  const list = (values: readonly unknown[]) => values.map((value) => JSON.stringify(value)).join(',\n')
  const aliases = Object.entries(data.aliases).map(
    ([alias, name]) => `${JSON.stringify(alias)}:${JSON.stringify(name)}`,
  )
  return [
    `{"version":${data.version},"modules":[\n${list(data.modules)}\n]`,
    `"applicability":[\n${list(data.applicability)}\n]`,
    `"aliases":{\n${aliases.join(',\n')}\n}`,
    `"cmdlets":[\n${list(data.cmdlets)}\n]}\n`,
  ].join(',\n')
}

function facts(page: Page, products: readonly string[] | undefined): CmdletFacts {
  return {
    name: page.name,
    module: page.module,
    products: [...new Set(page.products)].sort(compare),
    parameters: page.parameters
      .filter((parameter) => applies(parameter.products, products))
      .map(parameterFacts)
      .sort((a, b) => compare(a.name.toLowerCase(), b.name.toLowerCase())),
  }
}

function parameterFacts(parameter: PageParameter): CatalogParameter {
  return {
    name: parameter.name,
    aliases: parameter.aliases.toSorted(compare),
    switch: parameter.type === 'SwitchParameter',
    type: parameter.type,
    ...(parameter.position === undefined ? {} : { position: parameter.position }),
    products: [...new Set(parameter.products)].sort(compare),
  }
}

function aliasesOf(pages: readonly Page[], names: ReadonlySet<string>): Record<string, string> {
  const pairs = pages
    .filter((page) => names.has(page.name))
    .flatMap((page) => page.aliases.map((alias): [string, string] => [alias.toLowerCase(), page.name]))
  return Object.fromEntries(pairs.sort((a, b) => compare(a[0], b[0]) || compare(a[1], b[1])))
}

function applies(stated: readonly string[], wanted: readonly string[] | undefined): boolean {
  return wanted === undefined || stated.length === 0 || stated.some((product) => wanted.includes(product))
}

const join = (products: readonly string[]): string => products.join('\n')

/** By code unit: the order must not depend on the machine's language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
