import type { Edition, Row, RuleContext } from '../../../model/index.ts'
import { foldText, hasName, identifiersIn, isPhrase } from '../../names.ts'
import type { Kind, Reading } from './readings.ts'

/** What decides whether a lost name is more than a matter of wording. */
export interface Case {
  name: string
  /** Folded. */
  key: string
  kind: Kind
  row: Row
  keepers: readonly Reading[]
  lacker: Reading
  /** The lacker's own commands have the name. */
  literal: boolean
}

/**
 * Whether an operator has to type the name or to find it letter by letter. Labels, brands, titles and the values of an example are
 * understood in any language.
 */
export function isNeeded(found: Case, context: RuleContext): boolean {
  const { name, key, kind, row, lacker, literal } = found
  if (kind === 'defined') return true
  if (kind === 'value') return !isExample(found)
  if (kind === 'identifier' && row.kind === 'heading') return isFile(name)
  if (kind === 'identifier')
    return isExact(name) || literal || isSetApart(found) || namesInCode(lacker.edition).has(key)
  if (literal) return !isExample(found)
  return isCode(name) || (isPhrase(name) && context.corpus.values(key) > 0 && !knows(lacker, key))
}

/** Other sentences of the edition keep the name: here it is worded otherwise. */
const knows = ({ edition }: Reading, key: string): boolean =>
  edition.blocks.some(({ kind, text }) => kind !== 'code' && hasName(foldText(text), key))

/** The sentence shows what a command does with values of its own, which the reader replaces. */
const isExample = ({ lacker, keepers }: Case): boolean =>
  [lacker, ...keepers].some(({ blocks }) =>
    blocks.some(({ concept }) => concept === 'leadin.this_example' || concept === 'leadin.for_example'),
  )

/** Paths, files, addresses and whatever has a mark or a digit inside, or a small letter before its first hump: no brand. */
const isExact = (name: string): boolean => /^[a-z]|[^A-Za-z]/.test(name)

/** A path, a file or a distinguished name: titles have them only to be copied. */
const isFile = (name: string): boolean => /[\\=@]|\.[a-z\d]/.test(name)

/** A key to press, capitals alone, or one word that no language has: `R`, `ESRAUsername`, `X-Source`. */
const isCode = (name: string): boolean => !/\s/.test(name) && !/^[A-Z][a-z]+$/.test(name)

/** Set in bold or code, alone in a cell of a table, or what an entry of a list explains. */
const isSetApart = ({ name, keepers }: Case): boolean =>
  keepers.some(
    ({ marked, text, blocks }) =>
      marked.includes(name) ||
      blocks.some(({ cells }) => cells?.includes(name)) ||
      (text.startsWith(name) && /^\s?[.:,(（：，–—-]/u.test(text.slice(name.length))),
  )

const cache = new WeakMap<Edition, ReadonlySet<string>>()

/** Names in an edition's code, whatever it is: output, XML, scripts. */
function namesInCode(edition: Edition): ReadonlySet<string> {
  const known = cache.get(edition)
  if (known) return known
  const code = edition.blocks.filter(({ kind }) => kind === 'code')
  const made = new Set(code.flatMap(({ text }) => identifiersIn(text)).map(foldText))
  cache.set(edition, made)
  return made
}
