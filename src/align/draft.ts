import type { Features } from './features.ts'

/** A row while it grows: per edition the blocks, and what they look like together. */
export interface Draft {
  cells: number[][]
  features: (Features | undefined)[]
  /** Sum of costs and number of them, for the confidence. */
  cost: number
  joined: number
}
