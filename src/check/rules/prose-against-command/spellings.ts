import { distance } from 'fastest-levenshtein'
import { isCmdletName } from '../../../commands/index.ts'
import type { AlignedTopic, Block, Catalog, Edition } from '../../../model/index.ts'
import { namesOf } from '../../cmdlet-names.ts'
import { identifiersIn, isAddress } from '../../names.ts'
import { contentOf } from '../../view.ts'

/** A sentence and what it says otherwise than the commands. */
export interface Odd {
  block: Block
  /** What the sentence has, as written. */
  prose: string
  /** What the commands have, as written. */
  command: string
}

/** Names shorter than this resemble others too easily. */
const SHORTEST = 8
/** An edition with more names than this is a list, whose names differ by a letter on purpose. */
const MOST = 2000

/** Names in sentences that are one letter away from a name that the edition's commands use, and that no command has. */
export function* misspelt(topic: AlignedTopic, edition: Edition, catalog: Catalog): Iterable<Odd> {
  const used = namesUsed(edition)
  if (used.size === 0 || used.size > MOST) return
  const byForm = new Map<string, string[]>()
  for (const name of used.values())
    for (const form of formsOf(name)) byForm.set(form, [...(byForm.get(form) ?? []), name])
  const isKnown = (name: string) => used.has(name.toLowerCase()) || isOthers(name) || isParameter(topic, name, catalog)
  for (const block of contentOf(edition))
    for (const prose of block.kind === 'code' ? [] : identifiersIn(block.text)) {
      if (prose.length < SHORTEST) continue
      const near = formsOf(prose).flatMap((form) => byForm.get(form) ?? [])
      const command = near.find((name) => isSlip(prose, name))
      if (command && !isKnown(prose)) yield { block, prose, command }
    }
}

/** A name in lower case, and without each of its letters: two names that are one edit apart have a form in common. */
function formsOf(name: string): string[] {
  const lower = name.toLowerCase()
  return [lower, ...Array.from({ length: lower.length }, (_, at) => lower.slice(0, at) + lower.slice(at + 1))]
}

/** Names in the commands of an edition, by lower case. */
function namesUsed({ blocks }: Edition): Map<string, string> {
  const found = new Map<string, string>()
  for (const { text } of blocks.flatMap((block) => block.commands))
    for (const name of identifiersIn(text)) found.set(name.toLowerCase(), name)
  return found
}

/** Cmdlets and scripts have a rule of their own; addresses of two persons may differ by a letter. */
const isOthers = (name: string): boolean => isCmdletName(name) || /\.ps1$/i.test(name) || isAddress(name)

const isParameter = (topic: AlignedTopic, name: string, catalog: Catalog): boolean =>
  [...namesOf(topic).values()].some((cmdlet) => catalog.cmdlet(cmdlet.name)?.parameter(name) !== undefined)

/** One edit that is no plural, no number, no matter of capitals, and no letter that tells `SiteA` from `SiteB`. */
function isSlip(prose: string, name: string): boolean {
  const [a, b] = [prose.toLowerCase(), name.toLowerCase()]
  if (distance(a, b) !== 1) return false
  let at = 0
  while (a[at] === b[at]) at++
  const edited =
    prose.length === name.length ? [prose[at], name[at]] : [(prose.length > name.length ? prose : name)[at]]
  const isPlural = edited.length === 1 && edited[0] === 's' && at === Math.min(prose.length, name.length)
  return edited.every((letter = '') => /[a-z]/.test(letter)) && !isPlural
}
