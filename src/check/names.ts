import { parse, remembering } from '../commands/index.ts'
import type { Command, Edition } from '../model/index.ts'

/** A distinguished name of a directory, with its commas. */
const DISTINGUISHED =
  /(?<![\p{L}\p{N}])(?:CN|OU|DC)=[^,;:.<>()[\]"“”«»\n]{1,60}(?:, ?(?:CN|OU|DC|O|C)=[^,;:.<>()[\]"“”«»\n]{1,60})+/gu
/** Words with the marks that names are made of, and the folders of a drive with their spaces: `D:\My DBs\DB1.edb`, `kim@contoso.com`, `Export-Tags.ps1`. */
const WORD =
  /(?<![\p{L}\p{N}_\\])(?:\\\\|[A-Za-z]:\\(?:[\w$.-]{1,40}(?: [\w$.-]{1,40}){0,3}\\)*)?[A-Za-z0-9_$]+(?:[-.\\:@]+[A-Za-z0-9_$]+)*(?![\p{L}\p{N}_])/gu

/** Longer words and values are no names. */
const LONGEST = 200

/** Names that look like nothing else: paths, files, addresses, words with humps, words joined by hyphens. */
export const identifiersIn = remembering((text): readonly string[] => {
  const found: string[] = []
  const rest = text.replace(DISTINGUISHED, (name) => {
    found.push(name.trim())
    return ' '
  })
  for (const [word] of rest.matchAll(WORD)) if (isIdentifier(word)) found.push(word)
  return [...new Set(found)].filter(({ length }) => length <= LONGEST)
})

function isIdentifier(word: string): boolean {
  if (word.length < 4 || isFormat(word) || /^\d/.test(word)) return false
  if (isPath(word) || isAddress(word)) return true
  if (/^[A-Za-z][\w-]+(?:\.[\w-]+)*\.[a-z][a-z\d]{1,3}$/.test(word)) return true
  // `iPads`, `eDiscovery`: one letter before the hump is a fashion of product names, which languages bend.
  return /^[A-Za-z].*[a-z][A-Z][a-z]|^[A-Z]{2,}[a-z]{2,}[A-Z]|^[A-Z][A-Za-z]+_[A-Z]|[a-z]{2}\d+$/.test(word)
}

/** Digits and the letters of date and time formats, which languages write with letters of their own. */
const isFormat = (word: string): boolean => /^[\d.:_-]+$/.test(word) || /(?:yyyy|nnnn|hh[.:]|mm[.:])/.test(word)

/** A drive or a backslash between two words. */
export const isPath = (word: string): boolean => /^[A-Za-z]:\\|\w\\\w/.test(word)

/** A mail address. */
export const isAddress = (word: string): boolean => /@\w/.test(word)

/** Several words with capitals, such as `Default Web Site`; small words and numbers may stand between and after them. */
export const isPhrase = (text: string): boolean =>
  text.length >= 6 &&
  text.length <= 80 &&
  /^[A-Z][\w.-]*(?: (?:of|and|the|for|to|in|[A-Z0-9][\w.-]*))* [A-Z0-9][\w.-]*$/.test(text)

/** How names are compared: width, case, kinds of space and of hyphen make no difference. */
export const foldText = remembering((text) =>
  text
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\ufeff]/gu, '')
    .replace(/[\u2010-\u2015\u2212]/gu, '-')
    .replace(/\s+/gu, ' ')
    .toLowerCase(),
)

/** Whether a folded sentence has a folded name as a whole: no Latin letter or digit goes on before or after it. */
export function hasName(sentence: string, name: string): boolean {
  for (let at = sentence.indexOf(name); at >= 0; at = sentence.indexOf(name, at + 1)) {
    const before = sentence[at - 1] ?? ' '
    const after = sentence[at + name.length] ?? ' '
    if (!/[a-z\d]/.test(before) && !/[a-z\d]/.test(after)) return true
  }
  return false
}

export interface Literals {
  /** Values, their members and path segments; folded text to the text as written. */
  values: ReadonlyMap<string, string>
  /** Names of parameters, folded. */
  parameters: ReadonlySet<string>
  /** Values, folded, that a command creates an object by: examples, which the operator names as they like. */
  created: ReadonlySet<string>
}

const cache = new WeakMap<Edition, Literals>()

/** What the commands of an edition name literally: values, their path segments, and parameters. */
export function literalsOf(edition: Edition): Literals {
  const known = cache.get(edition)
  if (known) return known
  const values = new Map<string, string>()
  const parameters = new Set<string>()
  const created = new Set<string>()
  for (const command of edition.blocks.flatMap((block) => block.commands))
    for (const { parameter, value, creates } of elementsOf(command)) {
      if (parameter) parameters.add(foldText(parameter))
      if (creates && value) created.add(foldText(value))
      for (const piece of value ? piecesOf(value) : []) values.set(foldText(piece), piece)
    }
  const made = { values, parameters, created }
  cache.set(edition, made)
  return made
}

const SHORTEST = 3

const piecesOf = (value: string): string[] =>
  [value, ...value.split(/[\\/]/u), ...value.split(',')]
    .map((one) => one.trim())
    .filter((one) => one.length >= SHORTEST)

function* elementsOf(command: Command): Generator<{ parameter?: string; value?: string; creates?: boolean }> {
  for (const { name, elements } of parse(command.text, command.dialect).invocations) {
    const isNew = /^new-/i.test(name)
    for (const [at, element] of elements.entries()) {
      if (element.kind === 'parameter' && element.name) yield { parameter: element.name }
      const before = elements[at - 1]
      const creates = isNew && (at === 0 || (before?.kind === 'parameter' && /^name$/i.test(before.name ?? '')))
      for (const one of [element, element.argument, ...(element.items ?? [])])
        if (one?.kind === 'argument' && one.value !== undefined && one.value.length <= LONGEST)
          yield { value: one.value, creates }
    }
  }
}
