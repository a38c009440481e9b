import { z } from 'zod'
import { blockKind } from './edition.ts'

/** One aligned place. `cells[e]` lists the blocks that edition `e` has there, in order; empty where it has nothing. */
export const row = z.object({
  id: z.int(),
  kind: blockKind,
  /** Index into `alignment.sections`. */
  section: z.int(),
  cells: z.array(z.array(z.int())),
  /** 0 to 1: how far the best alignment is ahead of the second best, and how much the cells share. */
  confidence: z.number(),
})
export type Row = z.infer<typeof row>

export const sectionRow = z.object({
  id: z.int(),
  /** Section index per edition; `null` where it has none. */
  cells: z.array(z.int().nullable()),
  confidence: z.number(),
})
export type SectionRow = z.infer<typeof sectionRow>

export const alignment = z.object({
  /** The edition most like the others, on which the star is built. */
  pivot: z.int(),
  sections: z.array(sectionRow),
  /** In the pivot's order; places that only others have stand where they have them. */
  rows: z.array(row),
  /** Neighbouring rows that stand in another order in an edition. */
  moves: z.array(z.object({ edition: z.int(), rows: z.array(z.int()) })),
  /** Runs of blocks where an edition's fences are shifted: one cause, its rows are not compared one by one. */
  desyncs: z.array(z.object({ edition: z.int(), from: z.int(), to: z.int() })),
  /** Share of an edition's blocks without counterpart, 0 to 1; above about 0.35 it is another revision of the text. */
  unmatched: z.array(z.number()),
})
export type Alignment = z.infer<typeof alignment>
