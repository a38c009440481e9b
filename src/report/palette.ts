import colors from 'picocolors'
import type { Severity } from '../model/index.ts'

/** Paints text by severity; without colour it stays as it is. */
export type Palette = Record<Severity | 'dim' | 'bold', (text: string) => string>

export function palette(color: boolean): Palette {
  const { red, yellow, cyan, dim, bold } = colors.createColors(color)
  return { error: (text) => bold(red(text)), warning: yellow, note: cyan, dim, bold }
}
