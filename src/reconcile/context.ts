import type {
  AlignedTopic,
  Catalog,
  Command,
  Lexicons,
  Passage,
  PlannedCommand,
  Region,
  RunbookAction,
  RunbookMethod,
  RunbookSection,
  RunbookStep,
} from '../model/index.ts'

/** Everything `reconcile` needs from outside: it reads no clock, no disk and no environment. */
export interface ReconcileContext {
  catalog: Catalog
  lexicons: Lexicons
  /** SHA-256 of a text, lower-case hexadecimal. */
  digest(text: string): string
  /** Name and version of the program, for the runbook's head. */
  generator: string
  /** ISO 8601 date against which a decision's `until` is held; without it no decision expires. */
  today?: string
  /** Text of one Chinese script in another; `undefined` where the pair is not known. See `convertChinese`. */
  convert(text: string, from: string, to: string): string | undefined
}

/** A command as one edition has it, and where it stands. */
export interface Reading {
  edition: number
  block: number
  command: Command
  /** This edition calls it an example. */
  example?: boolean
}

/** Where a draft came from: the regions by which findings are matched. Dropped when the runbook is finished. */
export interface Origin {
  path: string
  region: Region
  /** This edition's reading is the one that was taken, or equivalent to it. */
  taken: boolean
}

export type DraftCommand = PlannedCommand & { origins: readonly Origin[] }
export type DraftAction = Omit<RunbookAction, 'command'> & { command?: DraftCommand }
export type DraftMethod = Omit<RunbookMethod, 'actions'> & { actions: DraftAction[] }
/** A step before its id, its state and its findings are known. `origins` are all its blocks in all editions. */
export type DraftStep = Omit<RunbookStep, 'methods'> & {
  methods: DraftMethod[]
  origins: readonly Origin[]
  /** Where it stands in the alignment. */
  row?: number
}
export type DraftPassage = Passage & { row: number }
export type DraftSection = Omit<RunbookSection, 'steps' | 'passages'> & { steps: DraftStep[]; passages: DraftPassage[] }

/** What is carried out of a method: its examples only where it has nothing else to run. */
export function carriedOut(actions: readonly DraftAction[]): readonly DraftAction[] {
  const others = actions.filter((action) => !action.example)
  return others.some((action) => action.command) ? others : actions
}

/** All planned commands of a step, in every method. */
export const commandsOf = (step: DraftStep): DraftCommand[] =>
  step.methods.flatMap((method) => method.actions.flatMap((action) => action.command ?? []))

/** The step with every planned command replaced. */
export const mapCommands = (step: DraftStep, change: (command: DraftCommand) => DraftCommand): DraftStep => ({
  ...step,
  methods: step.methods.map((method) => ({
    ...method,
    actions: method.actions.map((action) => (action.command ? { ...action, command: change(action.command) } : action)),
  })),
})

/** Region of a block of one edition, as an origin. */
export const originOf = (topic: AlignedTopic, edition: number, region: Region, taken: boolean): Origin => ({
  path: topic.editions[edition]!.path,
  region,
  taken,
})
