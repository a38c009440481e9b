import type { Dialect, PlannedCommand } from '../../model/index.ts'
import { fence } from '../commonmark.ts'
import { shownCommand } from '../parameter-name.ts'
import type { PlannedStep } from '../plan.ts'
import { runLine } from '../run-line.ts'
import type { Page } from './page.ts'

// `text`, not `bash`: Innovation Engine executes every bash block it meets.
const LANGUAGE: Record<Dialect, string> = { powershell: 'powershell', cmd: 'bat', bash: 'text' }

/** Commands for reading and copying. Notebooks are told to leave them alone: they would run without the script's questions. */
export const commandFence = (commands: readonly PlannedCommand[], name: string, { runbook }: Page): string =>
  fence(
    LANGUAGE[commands[0]?.command.dialect ?? 'powershell'],
    { name, ignore: 'true', excludeFromRunAll: 'true', interactive: 'false', promptEnv: 'never' },
    commands.map(({ template }) => shownCommand(template, runbook.parameters)).join('\n'),
  )

/** A cell that runs a step by the script. It ends with `exit`, because notebooks do not stop at a failure by themselves. */
export const runFence = (planned: PlannedStep, changes: boolean, { runbook }: Page): string =>
  fence(
    'powershell',
    {
      name: planned.step.id.toLowerCase(),
      interactive: String(changes),
      excludeFromRunAll: String(changes),
      promptEnv: 'never',
      'hx-step': planned.step.id,
      'hx-plan': runbook.planHash.slice(0, 12),
    },
    `${runLine(runbook, planned)}; exit $LASTEXITCODE`,
  )
