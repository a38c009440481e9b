import type { Parameter, Runbook } from '../model/index.ts'
import { fileStem } from './file-stem.ts'
import { parameterName, replaceMarks } from './parameter-name.ts'
import type { PlannedStep } from './plan.ts'
import { actionsOf } from './plan.ts'

/** The command line that runs one step by the generated script: the same in every language. */
export function runLine(runbook: Runbook, { step }: PlannedStep): string {
  const used = new Set<Parameter>()
  for (const action of actionsOf(step))
    replaceMarks(action.command?.template ?? '', runbook.parameters, (parameter) => {
      used.add(parameter)
      return ''
    })
  return `./${fileStem(runbook)}.ps1 -Step ${step.id}${values([...used])}`
}

/** The command line that shows what the whole runbook would do. */
export const dryRunLine = (runbook: Runbook): string =>
  `./${fileStem(runbook)}.ps1${values(runbook.parameters.filter(({ steps }) => steps.length > 0))} -WhatIf`

const values = (parameters: readonly Parameter[]): string =>
  parameters.map((parameter) => ` -${parameterName(parameter)} $env:${parameterName(parameter)}`).join('')
