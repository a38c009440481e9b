import { z } from 'zod'
import { nameOf, type Rule } from '../../../model/index.ts'
import { cellsOf, placeOf } from '../../view.ts'

const data = z.object({ text: z.string(), locales: z.array(z.string()) })

/** Steps or passages that stand in another order than in the other editions. */
export const orderDiffers: Rule<z.infer<typeof data>> = {
  id: 'order-differs',
  category: 'structure',
  severity: 'warning',
  data,
  *check(topic) {
    for (const move of topic.alignment.moves) {
      const edition = topic.editions[move.edition]
      const rows = move.rows.flatMap((id) => topic.alignment.rows[id] ?? [])
      const own = rows.flatMap((row) => cellsOf(topic, row).filter((cell) => cell.index === move.edition))
      const first = own[0]?.blocks[0]
      if (!edition || !first) continue
      const others = cellsOf(topic, rows[0]!).filter((cell) => cell.index !== move.edition)
      yield {
        place: placeOf(edition, first),
        related: [
          ...own.slice(1).map((cell) => placeOf(edition, cell.blocks[0]!)),
          ...others.map((cell) => placeOf(cell.edition, cell.blocks[0]!)),
        ],
        blames: others.length > 1,
        evidence: others.length > 1 ? 'vote' : 'none',
        confidence: rows[0]!.confidence,
        severity: first.kind === 'item' || first.kind === 'code' || first.kind === 'alert' ? 'warning' : 'note',
        data: {
          text: first.text.replace(/\s+/gu, ' ').slice(0, 80),
          locales: others.map((cell) => nameOf(cell.edition)),
        },
        signature: first.text.slice(0, 80),
      }
    }
  },
}
