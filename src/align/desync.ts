import type { Alignment, Block, Edition, Row } from '../model/index.ts'

/**
 * Finds runs of blocks in which an edition's fences are shifted: prose inside code and commands outside, several times in
 * a row. One cause; what stands in the run is not compared one by one.
 */
export function desyncsOf(editions: readonly Edition[], rows: readonly Row[]): Alignment['desyncs'] {
  return editions.flatMap((edition, index) => {
    const suspicious = edition.blocks
      .filter((block) => isShifted(block, index, editions, rows))
      .map((block) => block.id)
    return runs(suspicious).map(([from, to]) => ({ edition: index, from, to: to + 1 }))
  })
}

/** Code that is prose, or a command outside code, where another edition has it the other way round or nothing. */
function isShifted(block: Block, edition: number, editions: readonly Edition[], rows: readonly Row[]): boolean {
  const prose = block.kind === 'code' && block.code?.content === 'prose'
  const bare =
    block.kind !== 'code' && block.kind !== 'row' && block.commands.some((command) => covers(block, command.text))
  if (!prose && !bare) return false
  const row = rows.find(({ cells }) => cells[edition]!.includes(block.id))
  const others = row?.cells.flatMap((cell, other) =>
    other === edition ? [] : cell.map((id) => editions[other]!.blocks[id]!),
  )
  return !others || others.length === 0 || others.some((other) => (other.kind === 'code') !== (block.kind === 'code'))
}

const covers = (block: Block, command: string) => command.length > 0.8 * block.text.length

/** Runs of at least three blocks that are at most two blocks apart. */
function runs(ids: readonly number[]): [number, number][] {
  const found: [number, number, number][] = []
  for (const id of ids) {
    const last = found.at(-1)
    if (last && id - last[1] <= 3) {
      last[1] = id
      last[2]++
    } else found.push([id, id, 1])
  }
  return found.filter(([, , size]) => size >= 3).map(([from, to]) => [from, to])
}
