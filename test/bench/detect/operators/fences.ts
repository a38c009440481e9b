import type { Block } from '../../../../src/model/index.ts'
import { mutantOf, type Operator, type Subject } from '../operator.ts'
import { linesOf, rawOf } from '../places.ts'
import { pick } from '../random.ts'

const FENCED = /^```[^\n]*\n[\s\S]*\n[^\S\n]*```\s*$/u

/** Code blocks with commands between fences that may be changed, each with the block that follows. */
const fencesOf = (subject: Subject): Block[] =>
  subject.blocks.filter(
    (block) => block.kind === 'code' && block.commands.length > 0 && FENCED.test(rawOf(subject, block).trimStart()),
  )

/** The line of the closing fence. */
function closing(subject: Subject, block: Block) {
  const end = block.region.end.offset
  const start = subject.text.lastIndexOf('\n', end - 1) + 1
  return { start, end: Math.min(subject.text.length, subject.text.indexOf('\n', end) + 1 || subject.text.length) }
}

const uncloseFence: Operator = {
  id: 'unclose-fence',
  harmful: true,
  mutate(subject, random) {
    const fence = pick(fencesOf(subject), random)
    return fence && mutantOf(subject.text, [{ ...closing(subject, fence), text: '' }])
  },
}

const shiftFence: Operator = {
  id: 'shift-fence',
  harmful: true,
  mutate(subject, random) {
    const prose = new Set(['paragraph', 'item'])
    const shiftable = fencesOf(subject).filter((block) => prose.has(subject.edition.blocks[block.id + 1]?.kind ?? ''))
    const fence = pick(shiftable, random)
    if (!fence) return undefined
    const line = closing(subject, fence)
    const next = subject.edition.blocks[fence.id + 1]!
    const { start, end } = next.region
    const after = linesOf(subject.text, start.offset, end.offset).end
    return mutantOf(subject.text, [
      { ...line, text: '' },
      { start: after, end: after, text: subject.text.slice(line.start, line.end) },
    ])
  },
}

const fenceInfo: Operator = {
  id: 'fence-info',
  harmful: false,
  mutate(subject, random) {
    const fence = pick(
      fencesOf(subject).filter((block) => /^```\w+\s*\n/u.test(rawOf(subject, block).trimStart())),
      random,
    )
    if (!fence) return undefined
    const raw = rawOf(subject, fence)
    const start = fence.region.start.offset + raw.indexOf('```') + 3
    const end = start + raw.slice(raw.indexOf('```') + 3).search(/\s*\n/u)
    const old = subject.text.slice(start, end)
    const text = pick(
      ['PowerShell', 'powershell', 'Powershell', 'ps1', ''].filter((one) => one !== old),
      random,
    )!
    return mutantOf(subject.text, [{ start, end, text }])
  },
}

/** After a line of a list item the same indentation makes a paragraph of the item: the code is really lost. */
const isAfterItem = (text: string): boolean =>
  /(?:^|\n)[^\S\n]*(?:[-*+•]|\d+[.)])?[^\S\n]+\S[^\n]*\s*$/u.test(text.slice(-2000))

/** Directly below a line of text it goes on in that line's paragraph. */
const isBelowText = (text: string): boolean => /\S[^\n]*\n$/u.test(text.slice(-2000))

/** A fenced block at the left margin, indented instead. */
const indentCode: Operator = {
  id: 'indented-code',
  harmful: false,
  mutate(subject, random) {
    const fence = pick(
      fencesOf(subject).filter(
        (block) =>
          block.parent === undefined &&
          block.depth === 0 &&
          block.region.start.column === 1 &&
          ![isAfterItem, isBelowText].some((is) => is(subject.text.slice(0, block.region.start.offset))),
      ),
      random,
    )
    if (!fence) return undefined
    const inner = rawOf(subject, fence).split('\n').slice(1, -1)
    const text = inner.map((line) => (line === '' ? '' : `    ${line}`)).join('\n')
    return mutantOf(subject.text, [{ start: fence.region.start.offset, end: fence.region.end.offset, text }])
  },
}

/** Where code begins and ends. */
export const fences: readonly Operator[] = [uncloseFence, shiftFence, fenceInfo, indentCode]
