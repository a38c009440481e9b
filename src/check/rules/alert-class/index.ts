import { z } from 'zod'
import { type AlertKind, alertClass, nameOf, type Rule } from '../../../model/index.ts'
import { campsOf, cellsOf, placeOf, sourceOf } from '../../view.ts'

const data = z.object({ kind: z.string(), expected: z.string(), locales: z.array(z.string()) })

/** An alert whose kind differs between editions: `warning` when the class does, `note` when only the word does. */
export const alertClassDiffers: Rule<z.infer<typeof data>> = {
  id: 'alert-class',
  category: 'structure',
  severity: 'warning',
  data,
  *check(topic) {
    for (const row of topic.alignment.rows) {
      const cells = cellsOf(topic, row).flatMap((cell) => {
        const block = cell.blocks.find((one) => one.alert !== undefined)
        return block ? [{ ...cell, block, kind: block.alert as AlertKind }] : []
      })
      const camps = [...campsOf(cells, (cell) => cell.kind).values()]
      if (camps.length < 2) continue
      const source = sourceOf(topic)
      const right = camps.find((camp) => camp.some((cell) => cell.index === source)) ?? camps[0]!
      for (const camp of camps) {
        if (camp === right) continue
        const [first, ...others] = camp as [(typeof camp)[number], ...typeof camp]
        const crossed = alertClass(first.kind) !== alertClass(right[0]!.kind)
        const agreed = right.length > camp.length
        yield {
          place: placeOf(first.edition, first.block),
          related: [...others, ...right].map((cell) => placeOf(cell.edition, cell.block)),
          blames: agreed,
          evidence: agreed ? 'vote' : 'none',
          confidence: row.confidence,
          severity: crossed ? 'warning' : 'note',
          variant: crossed ? 'message' : 'word',
          data: {
            kind: first.kind,
            expected: right[0]!.kind,
            locales: right.map((cell) => nameOf(cell.edition)),
          },
          // The word alone is a habit of a language's translators: one finding for the whole corpus.
          signature: crossed
            ? `${first.kind} ${right[0]!.kind} ${first.block.text.slice(0, 60)}`
            : `${first.kind} ${right[0]!.kind}`,
        }
      }
    }
  },
}
