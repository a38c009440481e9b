import type { AlertKind } from '../../model/index.ts'

declare module 'mdast' {
  interface BlockquoteData {
    /** Set where the tree already knows that this is an alert. */
    alert?: AlertKind
  }
}

const ICON = /[./](note|tip|important|caution|warning)\b[^/]*\.(?:gif|png|jpe?g|svg)/i
const CLASS = /^(note|tip|important|caution|warning)$/i

/** The kind an icon's file name gives away, such as `JJ673034.Caution(EXCHG.150).gif`: the same in every language. */
export function alertOfIcon(url: string): AlertKind | undefined {
  return ICON.exec(url)?.[1]?.toLowerCase() as AlertKind | undefined
}

/** The kind a class name gives away, as published pages have it (`<div class="NOTE">`). */
export function alertOfClass(names: readonly string[]): AlertKind | undefined {
  return names.find((name) => CLASS.test(name))?.toLowerCase() as AlertKind | undefined
}
