import { reporters, targets } from '../index.ts'
import type { OptionName } from './command.ts'

/** How an option is written. Its sentence is `cli.options.<name>`. */
export interface OptionForm {
  flags: string
  choices?: readonly string[]
  /** May be given several times. */
  repeat?: boolean
  /** Must look like this date. */
  pattern?: RegExp
}

/** What `inspect` can print, in the order of the phases. */
const emissions = ['documents', 'topics', 'editions', 'rows', 'findings', 'runbook'] as const

export const options: Record<OptionName, OptionForm> = {
  all: { flags: '--all' },
  baseline: { flags: '--baseline <file>' },
  by: { flags: '--by <name>' },
  config: { flags: '--config <file>' },
  decisions: { flags: '--decisions <file>' },
  emit: { flags: '--emit <stage>', choices: emissions },
  failOn: { flags: '--fail-on <severity>', choices: ['error', 'warning', 'note', 'never'] },
  format: { flags: '--format <name>', choices: reporters.map((reporter) => reporter.name), repeat: true },
  language: { flags: '--language <tag>', repeat: true },
  newOnly: { flags: '--new-only' },
  out: { flags: '--out <dir>' },
  output: { flags: '--output <file>', repeat: true },
  parser: { flags: '--parser <name>', choices: ['remark', 'satteri'] },
  product: { flags: '--product <name>', repeat: true },
  reason: { flags: '--reason <text>' },
  rule: { flags: '--rule <id>', repeat: true },
  target: { flags: '--target <name>', choices: targets.map((target) => target.name), repeat: true },
  until: { flags: '--until <date>', pattern: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/ },
  write: { flags: '--write' },
}
