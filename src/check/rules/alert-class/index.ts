import { z } from 'zod'
import { type AlertKind, alertClass, type Block, nameOf, type Observation, type Rule } from '../../../model/index.ts'
import { type Cell, campsOf, cellsOf, placeOf, sourceOf } from '../../view.ts'

const data = z.object({ kind: z.string(), expected: z.string(), locales: z.array(z.string()) })

/** An alert whose kind differs between editions: `warning` when the class does, `note` when only the word does. */
export const alertClassDiffers: Rule<z.infer<typeof data>> = {
  id: 'alert-class',
  category: 'structure',
  severity: 'warning',
  data,
  *check(topic) {
    for (const row of topic.alignment.rows) {
      const cells = cellsOf(topic, row).flatMap((cell): AlertCell[] => {
        const block = cell.blocks.find((one) => one.alert !== undefined)
        return block?.alert ? [{ ...cell, block, kind: block.alert }] : []
      })
      const camps = [...campsOf(cells, (cell) => cell.kind).values()]
      if (camps.length < 2) continue
      const source = sourceOf(topic)
      const right = camps.find((camp) => camp.some((cell) => cell.index === source)) ?? camps[0]!
      for (const camp of camps) if (camp !== right) yield observe(camp, right, row.confidence)
    }
  },
}

interface AlertCell extends Cell {
  block: Block
  kind: AlertKind
}

function observe(camp: readonly AlertCell[], right: readonly AlertCell[], confidence: number): Observation {
  const [first, ...others] = camp as [AlertCell, ...AlertCell[]]
  const { kind: expected } = right[0]!
  const crossed = alertClass(first.kind) !== alertClass(expected)
  const agreed = right.length > camp.length
  return {
    place: placeOf(first.edition, first.block),
    related: [...others, ...right].map((cell) => placeOf(cell.edition, cell.block)),
    blames: agreed,
    evidence: agreed ? 'vote' : 'none',
    confidence,
    severity: crossed ? 'warning' : 'note',
    variant: crossed ? 'message' : 'word',
    data: { kind: first.kind, expected, locales: right.map((cell) => nameOf(cell.edition)) },
    // The word alone is a habit of a language's translators: one finding for the whole corpus.
    signature: crossed ? `${first.kind} ${expected} ${first.block.text.slice(0, 60)}` : `${first.kind} ${expected}`,
  }
}
