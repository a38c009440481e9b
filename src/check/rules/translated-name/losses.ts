import type { AlignedTopic, Row, RuleContext } from '../../../model/index.ts'
import { effectsIn } from '../../effects.ts'
import { foldText, isAddress, isPhrase, literalsOf } from '../../names.ts'
import { type Cell, sourceOf } from '../../view.ts'
import { isNeeded } from './needs.ts'
import {
  candidates,
  hasOwnName,
  isInCommand,
  isPlaceholder,
  type Kind,
  keeps,
  phrasesOf,
  type Reading,
  readingsOf,
} from './readings.ts'

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
  /** An operator has to type it or to find it letter by letter. */
  needed: boolean
  row: Row
  confidence: number
}

/** Below this the cells may not be the same sentence. */
const SURE = 0.45

/** Every loss that the evidence of its own row proves, and those of the same names in rows that prove less by themselves. */
export function lossesOf(topic: AlignedTopic, context: RuleContext): Loss[] {
  const source = sourceOf(topic)
  const phrases = phrasesOf(topic)
  const rows = topic.alignment.rows
    .filter((row) => row.confidence >= SURE && row.kind !== 'code' && row.kind !== 'other')
    .map((row) => ({ row, readings: readingsOf(topic, row) }))
    .filter(({ readings }) => readings.length > 1)
  const proven = rows.flatMap((one) => [...provenIn({ ...one, source, context }, phrases)])
  const names = new Map(proven.filter(isUnmistakable).map((loss) => [loss.key, loss]))
  const seen = new Set(proven.map(({ key, row }) => `${key} ${row.id}`))
  const further = rows
    .filter(({ row }) => row.kind !== 'heading')
    .flatMap((one) =>
      [...names.values()].flatMap(({ name, key, kind }) =>
        seen.has(`${key} ${one.row.id}`)
          ? []
          : [...lossesOfName({ ...one, source, context }, { name, key, kind }, () => true)],
      ),
    )
  return withoutParts([...proven, ...further].sort((a, b) => a.row.id - b.row.id))
}

/** A path is cut at its spaces: what shares a word with a value lost in the same place is a part of it. */
function withoutParts(losses: readonly Loss[]): Loss[] {
  const wordsOf = (name: string) =>
    name
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean)
  const words = new Set(
    losses.flatMap(({ kind, key, row, lacker }) =>
      kind === 'value' ? wordsOf(key).map((word) => `${row.id} ${lacker.index} ${word}`) : [],
    ),
  )
  return losses.filter(
    ({ kind, key, row, lacker }) =>
      kind !== 'identifier' || !wordsOf(key).some((word) => words.has(`${row.id} ${lacker.index} ${word}`)),
  )
}

/** Wherever it stands, it is that name: no word of a language is written so. */
const isUnmistakable = ({ name, kind }: Loss): boolean =>
  kind === 'identifier' || (kind === 'marked' && (/^[A-Z]{3,}$/.test(name) || isPhrase(name)))

interface Question {
  row: Row
  readings: readonly Reading[]
  source: number
  context: RuleContext
}

interface Name {
  name: string
  key: string
  kind: Kind
}

function* provenIn(question: Question, phrases: readonly string[]): Iterable<Loss> {
  const { readings, source, context } = question
  const tried = new Set<string>()
  const original = readings.find((one) => one.index === source)
  for (const reading of original ? [original] : readings)
    for (const [name, kind] of candidates(reading, phrases)) {
      const key = foldText(name)
      if (tried.has(key) || context.catalog.cmdlet(name)) continue
      tried.add(key)
      yield* lossesOfName(question, { name, key, kind }, (sides) => convinces(kind, name, sides))
    }
}

function* lossesOfName(
  question: Question,
  { name, key, kind }: Name,
  proves: (sides: Sides) => boolean,
): Iterable<Loss> {
  const { row, readings, source, context } = question
  const keepers = readings.filter((one) => keeps(one, name, key))
  const lackers = readings.filter((one) => !keepers.includes(one) && one.index !== source)
  if (keepers.length === 0 || keepers.some((one) => isPlaceholder(one.text, name) || isInCommand(one, name))) return
  for (const lacker of lackers) {
    if (isOtherEntry(lacker)) continue
    const { values, parameters, created } = literalsOf(lacker.edition)
    const literal = values.has(key) || parameters.has(key)
    const sides = sidesOf(keepers, lackers, literal, source)
    if (!proves(sides)) continue
    yield {
      name,
      key,
      kind,
      keepers,
      lacker,
      literal,
      needed:
        !isFree({ name, key, kind, lacker, literal, created: created.has(key), sides }, question) &&
        isNeeded({ name, key, kind, row, keepers, lacker, literal }, context),
      row,
      confidence: row.confidence,
    }
  }
}

interface Freedom extends Name {
  lacker: Reading
  literal: boolean
  created: boolean
  sides: Sides
}

/**
 * Nothing hangs on the name: a command here creates it, so that the operator calls it as they like; the lacker has a name of its own in
 * its place, a placeholder in its language; or most editions translate it and no command here changes it, which is what translators were told.
 */
function isFree(
  { name, key, kind, lacker, literal, created, sides }: Freedom,
  { readings, context }: Question,
): boolean {
  if (created) return true
  if (kind === 'value') return sides.lackers > sides.keepers && !isChanged(lacker, key, context)
  const hump = kind === 'identifier' ? !/[.:@=]/.test(name) : /^[A-Za-z]+[a-z][A-Z][A-Za-z]+$/.test(name)
  return !literal && hump && hasOwnName(lacker, readings)
}

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

/** Nothing but a name stands there: another entry of the list, which the others have in another row. */
const isOtherEntry = ({ text }: Reading): boolean => /^[\w.-]+$/.test(text)

/** A command of the edition changes the object of that name. */
const isChanged = ({ edition }: Cell, key: string, context: RuleContext): boolean =>
  effectsIn(edition, context).some(({ names }) => names.some((name) => foldText(name) === key))
