import type { CatalogParameter } from '../../model/index.ts'

/**
 * The catalogue as stored: facts only. One string a cmdlet, decoded when somebody asks for it, so that reading the file is
 * one `JSON.parse` and nothing else; one line a cmdlet in the file, so that a rebuild gives a readable difference.
 *
 * A line of `cmdlets`: `Name|module|applicability|parameter parameter …`, the two middle fields being indexes in base 36.
 * A parameter: `Name:type:position:alias,alias:applicability`, empty fields at the end left out; the type `!` is a switch;
 * no applicability means that of the cmdlet.
 */
export interface CatalogData {
  version: 1
  modules: readonly string[]
  /** Distinct sets of products. */
  applicability: readonly (readonly string[])[]
  /** Cmdlet names by alias. */
  aliases: Readonly<Record<string, string>>
  /** Sorted by name. */
  cmdlets: readonly string[]
}

/** What is stored of one cmdlet. */
export interface CmdletFacts {
  name: string
  module: string
  products: readonly string[]
  parameters: readonly CatalogParameter[]
}

const SWITCH = 'SwitchParameter'

/** The line of one cmdlet. `module` and `applicability` give the index of a module and of a set of products. */
export function encodeCmdlet(
  cmdlet: CmdletFacts,
  module: (name: string) => number,
  applicability: (products: readonly string[]) => number,
): string {
  const own = applicability(cmdlet.products)
  const parameters = cmdlet.parameters.map((parameter) => {
    const set = parameter.products?.length ? applicability(parameter.products) : own
    const fields = [
      parameter.name,
      parameter.switch ? '!' : parameter.type,
      parameter.position?.toString() ?? '',
      parameter.aliases.join(','),
      set === own ? '' : set.toString(36),
    ]
    return fields.join(':').replace(/:+$/, '')
  })
  return [cmdlet.name, module(cmdlet.module).toString(36), own.toString(36), parameters.join(' ')].join('|')
}

/** Reads a line of `data.cmdlets`. Missing fields read as empty, so a damaged line gives few facts and no exception. */
export function decodeCmdlet(line: string, data: CatalogData): CmdletFacts {
  const [name = '', module = '', set = '', parameters = ''] = line.split('|')
  const products = data.applicability[Number.parseInt(set, 36)] ?? []
  return {
    name,
    module: data.modules[Number.parseInt(module, 36)] ?? '',
    products,
    parameters: parameters
      .split(' ')
      .filter((text) => text !== '')
      .map((text) => decodeParameter(text, data, products)),
  }
}

function decodeParameter(text: string, data: CatalogData, inherited: readonly string[]): CatalogParameter {
  const [name = '', type = '', position = '', aliases = '', set = ''] = text.split(':')
  return {
    name,
    aliases: aliases === '' ? [] : aliases.split(','),
    switch: type === '!',
    type: type === '!' ? SWITCH : type,
    ...(position === '' ? {} : { position: Number(position) }),
    products: set === '' ? inherited : (data.applicability[Number.parseInt(set, 36)] ?? []),
  }
}
