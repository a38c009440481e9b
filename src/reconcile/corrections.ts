import type { Lexicon } from '../model/index.ts'

const CONCEPT = 'convert.'

/**
 * Makes the corrections that a script converter needs in one language: a concept `convert.<what the converter leaves>` of its
 * lexicon holds what a writer of that language says. Longest first and in one pass, so no correction is corrected again.
 */
export function correctionsOf(lexicon: Lexicon | undefined): (text: string) => string {
  const table = new Map(
    Object.entries(lexicon?.concepts ?? {})
      .filter(([concept, variants]) => concept.startsWith(CONCEPT) && variants[0] !== undefined)
      .map(([concept, variants]) => [concept.slice(CONCEPT.length), variants[0]!]),
  )
  if (table.size === 0) return (text) => text
  const residues = [...table.keys()].sort((a, b) => b.length - a.length).map(literal)
  const pattern = new RegExp(residues.join('|'), 'g')
  return (text) =>
    text.replace(pattern, (residue, at: number) => spaced(table.get(residue)!, text[at - 1], text[at + residue.length]))
}

/** A Latin word that takes the place of Chinese ones stands off from its Chinese neighbours. */
function spaced(word: string, before = '', after = ''): string {
  const isHan = (character: string) => /\p{Script=Han}/u.test(character)
  const left = /^\w/.test(word) && isHan(before) ? ' ' : ''
  const right = /\w$/.test(word) && isHan(after) ? ' ' : ''
  return `${left}${word}${right}`
}

const literal = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
