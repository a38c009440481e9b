import type { Catalog, Parameter, Passage, PlannedCommand } from '../model/index.ts'
import { commandsOf, type DraftSection, mapCommands } from './context.ts'
import { fill, type Hole, holesOf, shapeOf } from './holes.ts'
import { markEffect } from './mark-effect.ts'
import { kindOfPlaceholder, nameFor, PATTERNS } from './parameter-kinds.ts'

interface Use {
  planned: PlannedCommand
  holes: Hole[]
  shape: string
  /** Absent for a command of a script, which is read and not run. */
  step?: string
}

/** Turns the documents' placeholders into named parameters and writes every command's template. */
export function parameterize(sections: readonly DraftSection[], named: ReadonlySet<string>, catalog: Catalog) {
  const uses = sections.flatMap((section) => usesOf(section, named, catalog))
  const same = synonyms(uses)
  const parameters = declare(uses, same)
  const marks = new Map(parameters.flatMap(({ name, placeholders }) => placeholders.map((text) => [fold(text), name])))
  const mark = (hole: Hole) => `{${marks.get(fold(hole.text))}}`
  const holesIn = new Map(uses.map(({ planned, holes }) => [planned, holes]))
  const write = <T extends PlannedCommand>(planned: T): T => {
    const holes = holesIn.get(planned)!
    const template = fill(planned.command.text, holes, mark)
    return { ...planned, template, effect: markEffect(planned.effect, holes, mark) }
  }
  return {
    parameters,
    sections: sections.map((section) => ({
      ...section,
      passages: section.passages.map((passage) => withCommands(passage, write)),
      steps: section.steps.map((step) => mapCommands(step, write)),
    })),
  }
}

const fold = (text: string) => text.toLowerCase()

const withCommands = <P extends Passage>(passage: P, write: (planned: PlannedCommand) => PlannedCommand): P =>
  passage.commands ? { ...passage, commands: passage.commands.map(write) } : passage

function usesOf(section: DraftSection, named: ReadonlySet<string>, catalog: Catalog): Use[] {
  const use = (planned: PlannedCommand, step?: string): Use => {
    const holes = holesOf(planned, named, catalog)
    return {
      planned,
      holes,
      shape: holes.length > 0 ? shapeOf(planned, holes, catalog) : '',
      ...(step ? { step } : {}),
    }
  }
  return [
    ...section.steps.flatMap((step) => commandsOf(step).map((planned) => use(planned, step.id))),
    ...section.passages.flatMap((passage) => (passage.commands ?? []).map((planned) => use(planned))),
  ]
}

/**
 * Spellings of a script that mean a spelling of the steps: the two commands are equal but for the placeholders, and the
 * correspondence is one to one through the whole topic. Two steps of equal shape prove nothing: they may act on two things.
 */
function synonyms(uses: readonly Use[]): Map<string, string> {
  const pairs = new Map<string, Set<string>>()
  const add = (from: string, to: string) => pairs.set(from, (pairs.get(from) ?? new Set()).add(to))
  const steps = uses.filter((use) => use.step !== undefined && use.holes.length > 0)
  for (const script of uses.filter((use) => use.step === undefined && use.holes.length > 0))
    for (const step of steps.filter(({ shape }) => shape === script.shape))
      for (const [theirs, ours] of corresponding(script.holes, step.holes)) {
        add(`script ${fold(theirs.text)}`, fold(ours.text))
        add(`step ${fold(ours.text)}`, fold(theirs.text))
      }
  const only = (key: string) => ([...(pairs.get(key) ?? [])].length === 1 ? [...pairs.get(key)!][0] : undefined)
  return new Map(
    [...pairs.keys()]
      .filter((key) => key.startsWith('script '))
      .map((key) => [key.slice('script '.length), only(key)] as const)
      .filter((pair): pair is [string, string] => pair[1] !== undefined && only(`step ${pair[1]}`) === pair[0]),
  )
}

/** Holes of two commands of one shape, matched by the parameter whose value they are in. */
function corresponding(a: readonly Hole[], b: readonly Hole[]): [Hole, Hole][] {
  const key = (hole: Hole) => hole.parameter?.toLowerCase() ?? ''
  const sorted = (holes: readonly Hole[]) => [...holes].sort((x, y) => (key(x) < key(y) ? -1 : key(x) > key(y) ? 1 : 0))
  const left = sorted(a)
  const right = sorted(b)
  return left.length === right.length ? left.map((hole, index) => [hole, right[index]!]) : []
}

function declare(uses: readonly Use[], same: ReadonlyMap<string, string>): Parameter[] {
  const groups = new Map<string, { holes: Hole[]; steps: Set<string> }>()
  // Steps first, so that names and examples are theirs.
  for (const use of [...uses].sort((a, b) => Number(a.step === undefined) - Number(b.step === undefined)))
    for (const hole of use.holes) {
      const key = same.get(fold(hole.text)) ?? fold(hole.text)
      const group = groups.get(key) ?? { holes: [], steps: new Set<string>() }
      group.holes.push(hole)
      if (use.step) group.steps.add(use.step)
      groups.set(key, group)
    }
  const stems = [...groups.keys()].map((key) => key.replace(/\d+$/, ''))
  const used = new Set<string>()
  return [...groups].map(([key, { holes, steps }]) => {
    const first = holes[0]!
    const parameter = holes.find((hole) => hole.whole && hole.parameter)?.parameter
    const kind = kindOfPlaceholder(first.text, parameter)
    const stem = key.replace(/\d+$/, '')
    const several = stems.filter((other) => other === stem).length > 1
    const name = nameFor({ text: first.text, parameter, kind }, several, used)
    used.add(name.toLowerCase())
    const placeholders = [...new Set(holes.map((hole) => hole.text))].sort((a, b) => b.length - a.length)
    return { name, kind, placeholders, example: first.text, pattern: PATTERNS[kind], steps: [...steps] }
  })
}
