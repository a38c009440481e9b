/** A stretch of a text and what stands there instead. */
export interface Edit {
  start: number
  end: number
  text: string
}

/** The command cannot be written so that it means the same. Never leaves this folder. */
export class Unsafe extends Error {}

/** Applies edits that do not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = ''
  let from = 0
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    if (edit.start < from) throw new Unsafe()
    result += text.slice(from, edit.start) + edit.text
    from = edit.end
  }
  return result + text.slice(from)
}
