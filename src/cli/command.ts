import type { Locales, Translate } from '../index.ts'

/** What the program touches outside itself. */
export interface Io {
  cwd: string
  env: Readonly<Record<string, string | undefined>>
  stdout: Stream
  stderr: Stream
  /** ISO 8601 date. */
  today: string
  /** The language of the system, where the environment names none. */
  systemLocale: string
}

interface Stream {
  write(text: string): unknown
  isTTY?: boolean | undefined
  columns?: number | undefined
  rows?: number | undefined
}

export interface Context {
  io: Io
  locales: Locales
  /** Language of the messages. */
  locale: string
  t: Translate
}

/** A report format and where it goes; standard output without a file. */
export interface Output {
  format: string
  file?: string
}

/** Every option there is, parsed; a command names those it takes. */
export interface Options {
  all?: boolean
  baseline?: string
  by?: string
  config?: string
  decisions?: string
  emit?: string
  failOn?: string
  format?: string[]
  language?: string[]
  newOnly?: boolean
  out?: string
  output?: string[]
  parser?: 'remark' | 'satteri'
  product?: string[]
  reason?: string
  rule?: string[]
  target?: string[]
  until?: string
  write?: boolean
}
export type OptionName = keyof Options

/** An option as it was given: the order tells which file belongs to which format. */
export interface Given {
  name: string
  value: string
}

/** A command is a value: the parser and the help are made from it. Its sentences are `cli.commands.<name>`. */
export interface Command {
  name: string
  /** commander's notation: `[paths...]`, `<rule>`. */
  argument?: string
  options?: readonly OptionName[]
  /** Options without which it makes no sense. */
  required?: readonly OptionName[]
  commands?: readonly Command[]
  /** Shown in the help; commands are the same in every language. */
  examples?: readonly string[]
  /** Returns the exit code. */
  run?(args: readonly string[], options: Options, context: Context, order: readonly Given[]): Promise<number>
}

/** 0 clean, 1 findings, 2 could not check or wrong use, 3 our bug. */
export const exit = { clean: 0, findings: 1, wrong: 2, bug: 3 } as const

/** Wrong use: the message is `cli.errors.<id>`. */
export class UsageError extends Error {
  override name = 'UsageError'
  readonly id: string
  readonly values: Record<string, unknown>

  constructor(id: string, values: Record<string, unknown> = {}) {
    super(id)
    this.id = id
    this.values = values
  }
}
