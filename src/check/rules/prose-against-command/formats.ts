import type { Edition } from '../../../model/index.ts'
import { contentOf } from '../../view.ts'
import type { Odd } from './spellings.ts'

/** Four units written by their letters, in any language: `dd.hh:mm:ss`. */
const PATTERN =
  /(?<![\p{L}\p{N}.:])(\p{L})\1{0,3}([.:])(\p{L})\3{0,3}([.:])(\p{L})\5{0,3}([.:])(\p{L})\7{0,3}(?![\p{L}\p{N}:])/gu
const VALUE = /(?<![\d.:])\d{1,5}([.:])\d{2}([.:])\d{2}([.:])\d{2}(?![\d.:])/g

/** Formats of a time span in sentences that none of the edition's values has: the shell refuses what is written so. */
export function* unfitting(edition: Edition): Iterable<Odd> {
  const values = new Map<string, string>()
  for (const block of edition.blocks)
    if (block.commands.length > 0)
      for (const [value, ...marks] of block.commands
        .map(({ text }) => text)
        .join('\n')
        .matchAll(VALUE))
        if (marks.includes(':')) values.set(marks.join(''), value)
  const [usual] = values.values()
  if (usual === undefined) return
  for (const block of contentOf(edition))
    for (const [prose, , first, , second, , third] of block.text.matchAll(PATTERN)) {
      const marks = `${first}${second}${third}`
      if (marks.includes(':') && !values.has(marks)) yield { block, prose, command: usual }
    }
}
