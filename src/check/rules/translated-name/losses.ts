import { placeholders } from '../../../commands/index.ts'
import type { AlignedTopic, Catalog, Row } from '../../../model/index.ts'
import { foldText, hasName, identifiersIn, isAddress, isPath, isPhrase, literalsOf } from '../../names.ts'
import { type Cell, cellsOf, sourceOf } from '../../view.ts'

/** A sentence that lacks a name which the same sentence of other editions has. */
export interface Loss {
  /** As the keepers write it. */
  name: string
  /** Folded. */
  key: string
  kind: Kind
  keepers: Cell[]
  lacker: Cell
  /** The lacker's own commands have the name. */
  literal: boolean
  /** The lacker has a name of its own in its place, and no command needs the other: a placeholder in its language. */
  renamed: boolean
  row: number
  confidence: number
}

/** Below this the cells may not be the same sentence. */
const SURE = 0.45

/**
 * `identifier`: nothing but a name looks like it; `marked`: in bold, code or emphasis; `defined`: what a list of values opens
 * with; `value`: a value of a command.
 */
type Kind = 'identifier' | 'marked' | 'defined' | 'value'

interface Reading extends Cell {
  text: string
  folded: string
  /** Text that is no link's: titles of other articles are translated. */
  plain: string
  marked: readonly string[]
}

export function* lossesOf(topic: AlignedTopic, catalog: Catalog): Iterable<Loss> {
  const source = sourceOf(topic)
  for (const row of topic.alignment.rows) {
    if (row.confidence < SURE || row.kind === 'code' || row.kind === 'other') continue
    const readings = readingsOf(topic, row)
    if (readings.length < 2) continue
    const tried = new Set<string>()
    const original = readings.find((one) => one.index === source)
    for (const reading of original ? [original] : readings)
      for (const [name, kind] of candidates(reading, readings)) {
        const key = foldText(name)
        if (tried.has(key) || catalog.cmdlet(name)) continue
        tried.add(key)
        yield* lossesOfName({ name, key, kind, readings, source, row })
      }
  }
}

interface Question {
  name: string
  key: string
  kind: Kind
  readings: readonly Reading[]
  source: number
  row: Row
}

function* lossesOfName({ name, key, kind, readings, source, row }: Question): Iterable<Loss> {
  const keepers = readings.filter((one) => keeps(one, name, key))
  const lackers = readings.filter((one) => !keepers.includes(one) && one.index !== source)
  if (keepers.some((one) => isPlaceholder(one.text, name) || isInCommand(one, name))) return
  for (const lacker of lackers) {
    const literal = isLiteral(lacker, key)
    if (!convinces(kind, name, sidesOf(keepers, lackers, literal, source))) continue
    const renamed = !literal && kind === 'identifier' && !/[.:@=]/.test(name) && hasOwnName(lacker, readings)
    yield { name, key, kind, keepers, lacker, literal, renamed, row: row.id, confidence: row.confidence }
  }
}

/** A single letter is a key to press: it counts only where it is set apart. A name that lost the space beside it is still there. */
const keeps = (reading: Reading, name: string, key: string): boolean =>
  name.length === 1 ? reading.marked.includes(name) : hasName(reading.folded, key) || reading.text.includes(name)

interface Sides {
  keepers: number
  lackers: number
  /** Translations that keep the name, and whether some of them are in Latin and some in Han script. */
  translations: number
  latin: boolean
  han: boolean
  original: boolean
  literal: boolean
}

function sidesOf(keepers: readonly Reading[], lackers: readonly Reading[], literal: boolean, source: number): Sides {
  // Two editions of one language are one witness.
  const own = keepers.find((one) => one.index === source)?.edition.locale
  const others = byLocale(keepers).filter((one) => one.edition.locale !== own)
  const han = others.filter((one) => /\p{Script=Han}/u.test(one.text))
  return {
    keepers: byLocale(keepers).length,
    lackers: byLocale(lackers).length,
    translations: others.length,
    latin: han.length < others.length,
    han: han.length > 0,
    original: own !== undefined,
    literal,
  }
}

const byLocale = (readings: readonly Reading[]): Reading[] => [
  ...new Map(readings.map((one) => [one.edition.locale, one])).values(),
]

/** Whether the editions that keep a name, and the commands, prove that it is one. */
function convinces(kind: Kind, name: string, sides: Sides): boolean {
  const { keepers, lackers, translations, latin, han, original, literal } = sides
  const outvoted = keepers >= 3 && keepers > lackers
  if (kind === 'value') return literal && (translations >= 2 || original)
  if (kind === 'identifier') {
    if (literal) return translations >= 2 || (translations > 0 && original)
    // Persons, addresses and numbered names of examples are localised: harmless where no command has them.
    return outvoted && !isAddress(name) && !/^[A-Za-z]+\d+$/.test(name)
  }
  // What both scripts keep is a name. A Romance language alone shares `Version`, a Chinese one alone leaves labels in English.
  if (!latin || !han) return literal && original && translations > 0 && isPhrase(name)
  if (literal || !original) return keepers >= lackers
  return isPhrase(name) ? outvoted : keepers >= 3 && lackers === 1 && (kind === 'defined' || !isAcronym(name))
}

/** Languages have their own: `SCL`, `UM`. */
const isAcronym = (name: string): boolean => /^[A-Z]{2,6}s?$/.test(name)

function* candidates(reading: Reading, all: readonly Reading[]): Iterable<[string, Kind]> {
  // A heading is a title: what it names stands in the text below.
  const title = reading.blocks.some((block) => block.kind === 'heading')
  if (!title) {
    const values = new Map(all.flatMap(({ edition }) => [...literalsOf(edition).values]))
    for (const value of values.values()) if (isPhrase(value) && reading.plain.includes(value)) yield [value, 'value']
    for (const name of defined(reading.text)) yield [name, 'defined']
  }
  for (const name of identifiersIn(reading.text)) yield [name, 'identifier']
  for (const span of reading.marked)
    if (/^[A-Z][\x20-\x7e]*$/.test(span) && span.length <= 80 && !span.endsWith(':')) yield [span, 'marked']
}

/** A sentence that opens with a name and something in parentheses lists a value: `Mailbox (or MB)`. */
function defined(text: string): string[] {
  const [, name, inside = ''] = /^([A-Z][A-Za-z]+) [(（]([^()（）]{1,60}[)）]$)?/.exec(text) ?? []
  return name ? [name, ...(inside.match(/(?<![\p{L}\p{N}])[A-Z]{2,5}(?![\p{L}\p{N}])/gu) ?? [])] : []
}

function isLiteral({ edition }: Reading, key: string): boolean {
  const { values, parameters } = literalsOf(edition)
  return values.has(key) || parameters.has(key)
}

/** It stands in angle brackets: the reader replaces it. */
const isPlaceholder = (text: string, name: string): boolean =>
  text.includes('<') && placeholders(text).some(({ kind, text: inside }) => kind === 'angle' && inside.includes(name))

/** It is part of a command written in the sentence: commands have rules of their own. */
const isInCommand = ({ blocks }: Cell, name: string): boolean =>
  blocks.some((block) => block.commands.some((command) => command.text.includes(name)))

/** The sentence has a name with humps or a backslash that no other edition has. */
function hasOwnName(reading: Reading, all: readonly Reading[]): boolean {
  return identifiersIn(reading.text).some(
    (name) =>
      (isPath(name) || /[a-z][A-Z]/.test(name)) &&
      !all.some((other) => other !== reading && hasName(other.folded, foldText(name))),
  )
}

function readingsOf(topic: AlignedTopic, row: Row): Reading[] {
  return cellsOf(topic, row).flatMap((cell) => {
    if (cell.blocks.some((block) => block.navigation || block.kind === 'code')) return []
    const inlines = cell.blocks.flatMap((block) => block.inlines)
    const text = cell.blocks.map((block) => block.text).join('\n')
    const marked = inlines.filter(({ kind }) => kind === 'strong' || kind === 'code' || kind === 'emphasis')
    const plain = inlines.filter(({ kind }) => kind !== 'link' && kind !== 'image')
    return [
      {
        ...cell,
        text,
        folded: foldText(text),
        plain: plain.map((one) => one.text).join(''),
        marked: marked.map((one) => one.text.trim()),
      },
    ]
  })
}
