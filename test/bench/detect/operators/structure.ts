import { alertClass, alertKind, type Block } from '../../../../src/model/index.ts'
import { type Mutant, mutantOf, type Operator, type Subject } from '../operator.ts'
import { extentOf, insideOf, nextItem, rawOf, sentenceOf, stepsOf } from '../places.ts'
import { pick, type Random } from '../random.ts'

const MARKER = /^(\s*)(\d+[.)]|[-*+])(\s+)/u

const taken = (subject: Subject, block: Block | undefined): Mutant | undefined =>
  block && mutantOf(subject.text, [{ ...extentOf(subject, block), text: '' }])

/** Two items that follow each other, each with its lines. */
function pairs(subject: Subject): [Block, Block][] {
  const free = new Set(subject.blocks)
  return stepsOf(subject).flatMap((item): [Block, Block][] => {
    const next = nextItem(subject.edition, item)
    return next && free.has(next) ? [[item, next]] : []
  })
}

/** Lines of an item under another item's number. */
function renumbered(lines: string, like: string): string {
  const own = lines.match(MARKER)
  const other = like.match(MARKER)
  if (!own || !other) return lines
  const [, indent = '', marker = '', gap = ''] = other
  const width = own[2]!.length + own[3]!.length
  return `${indent}${marker}${' '.repeat(Math.max(1, width - marker.length)) || gap}${lines.slice(own[0].length)}`
}

const deleteStep: Operator = {
  id: 'delete-step',
  harmful: true,
  mutate: (subject, random) => taken(subject, pick(stepsOf(subject), random)),
}

const duplicateStep: Operator = {
  id: 'duplicate-step',
  harmful: true,
  mutate(subject, random) {
    const step = pick(stepsOf(subject), random)
    if (!step) return undefined
    const { start, end } = extentOf(subject, step)
    const lines = subject.text.slice(start, end)
    return mutantOf(subject.text, [{ start: end, end, text: lines.endsWith('\n') ? lines : `\n${lines}` }])
  },
}

const swapSteps: Operator = {
  id: 'swap-steps',
  harmful: true,
  mutate(subject, random) {
    const pair = pick(pairs(subject), random)
    if (!pair) return undefined
    const [first, second] = pair.map((item) => extentOf(subject, item)) as [Stretched, Stretched]
    const [one, two] = [first, second].map(({ start, end }) => subject.text.slice(start, end)) as [string, string]
    const text = renumbered(ended(two), one) + renumbered(ended(one), two)
    return mutantOf(subject.text, [{ start: first.start, end: second.end, text }])
  },
}

type Stretched = ReturnType<typeof extentOf>
const ended = (lines: string) => (lines.endsWith('\n') ? lines : `${lines}\n\n`)

const moveStep: Operator = {
  id: 'move-step',
  harmful: true,
  mutate(subject, random) {
    const free = new Set(subject.blocks)
    const runs = pairs(subject).flatMap(([first, second]) => {
      const third = nextItem(subject.edition, second)
      return third && free.has(third) ? [[first, second, third]] : []
    })
    const run = pick(runs, random)
    if (!run) return undefined
    const [first, second, third] = run.map((item) => {
      const { start, end } = extentOf(subject, item)
      return { start, end, lines: ended(subject.text.slice(start, end)) }
    }) as [Lines, Lines, Lines]
    const text =
      renumbered(second.lines, first.lines) +
      renumbered(third.lines, second.lines) +
      renumbered(first.lines, third.lines)
    return mutantOf(subject.text, [{ start: first.start, end: third.end, text }])
  },
}

type Lines = Stretched & { lines: string }

const mergeSteps: Operator = {
  id: 'merge-steps',
  harmful: true,
  mutate(subject, random) {
    const simple = pairs(subject).filter(([first]) => insideOf(subject.edition, first).length === 0)
    const pair = pick(simple, random)
    if (!pair) return undefined
    const [first, second] = pair
    const glue = subject.edition.locale.startsWith('zh') ? '' : ' '
    const start = first.region.end.offset
    return mutantOf(subject.text, [{ start, end: sentenceOf(subject, second).start, text: glue }])
  },
}

const changeDepth: Operator = {
  id: 'change-list-depth',
  harmful: true,
  mutate(subject, random) {
    const pair = pick(pairs(subject), random)
    if (!pair) return undefined
    const { start, end } = extentOf(subject, pair[1])
    const lines = subject.text.slice(start, end)
    return mutantOf(subject.text, [{ start, end, text: lines.replace(/^(?=[^\n])/gmu, '    ') }])
  },
}

const alertsOf = (subject: Subject) => subject.blocks.filter((block) => block.kind === 'alert')

const deleteAlert: Operator = {
  id: 'delete-alert',
  harmful: true,
  mutate: (subject, random) => taken(subject, pick(alertsOf(subject), random)),
}

const changeAlert: Operator = {
  id: 'change-alert-class',
  harmful: true,
  mutate(subject, random) {
    const alert = pick(
      alertsOf(subject).filter((block) => /\[!\w+\]/u.test(rawOf(subject, block))),
      random,
    )
    if (!alert?.alert) return undefined
    const old = alertClass(alert.alert)
    const kind = pick(
      alertKind.options.filter((one) => alertClass(one) !== old),
      random,
    )
    const start = alert.region.start.offset + rawOf(subject, alert).search(/\[!/u)
    const end = subject.text.indexOf(']', start) + 1
    return mutantOf(subject.text, [{ start, end, text: `[!${kind!.toUpperCase()}]` }])
  },
}

const deleteRow: Operator = {
  id: 'delete-table-row',
  harmful: true,
  mutate(subject, random) {
    const rows = subject.blocks.filter(
      (block) => block.kind === 'row' && !block.header && /^\s*<tr[\s\S]*<\/tr>\s*$/u.test(rawOf(subject, block)),
    )
    return taken(subject, pick(rows, random))
  },
}

/** Sections below the title that may be taken out whole, with their stretch. */
function sectionsOf(subject: Subject) {
  const free = new Set(subject.blocks)
  const { sections, blocks } = subject.edition
  return sections.flatMap((section) => {
    const heading = section.heading === undefined ? undefined : blocks[section.heading]
    const own = blocks.slice(section.from, section.to).filter((block) => free.has(block) && block !== heading)
    if (!heading || section.level < 2 || section.role === 'navigation' || own.length < 2) return []
    const next = sections.slice(section.index + 1)
    const after = next.find((one) => one.level <= section.level)?.heading
    const sub = next[0]?.heading
    const at = (id: number | undefined) =>
      id === undefined ? subject.text.length : extentOf(subject, blocks[id]!).start
    return [{ ...extentOf(subject, heading), own, until: at(after), firstSub: at(sub) }]
  })
}

const deleteSection: Operator = {
  id: 'delete-section',
  harmful: true,
  mutate(subject, random) {
    const section = pick(sectionsOf(subject), random)
    return section && mutantOf(subject.text, [{ start: section.start, end: section.until, text: '' }])
  },
}

/** An older revision of one language is simulated by a section that has its heading and nothing else yet. */
const revertSection: Operator = {
  id: 'revert-section',
  harmful: true,
  mutate(subject: Subject, random: Random) {
    const section = pick(
      sectionsOf(subject).filter(({ own }) => own.length >= 3),
      random,
    )
    return section && mutantOf(subject.text, [{ start: section.end, end: section.firstSub, text: '' }])
  },
}

/** Steps, alerts, rows and sections that get lost, doubled or moved. */
export const structure: readonly Operator[] = [
  deleteStep,
  duplicateStep,
  swapSteps,
  moveStep,
  mergeSteps,
  changeDepth,
  deleteAlert,
  changeAlert,
  deleteRow,
  deleteSection,
  revertSection,
]
