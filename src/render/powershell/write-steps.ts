import { visibleLine } from '../../model/index.ts'
import { literal, quoted } from './escape.ts'
import type { ScriptAction, ScriptStep } from './script.ts'

/** Writes the steps as data of the script: `$HxSteps`. */
export const writeSteps = (steps: readonly ScriptStep[]): string[] => [
  '$HxSteps = @(',
  ...steps.flatMap(writeStep).map(indent(1)),
  ')',
]

const writeStep = (step: ScriptStep): string[] => [
  '@{',
  ...[
    `Id = ${quoted(step.id)}`,
    `Section = ${quoted(step.section)}`,
    `Fate = ${quoted(step.fate)}`,
    `Kind = ${quoted(step.kind)}`,
    `Impact = ${step.impact}`,
    `Into = ${quoted(step.into)}`,
    `OnRequest = ${quoted(step.onRequest)}`,
    `Parameters = ${list(step.parameters.map(quoted))}`,
    `Reasons = ${list(step.reasons.map(quoted))}`,
    `Alerts = ${list(step.alerts.map(({ kind, text }) => `@{ Kind = ${quoted(kind)}; Text = ${quoted(text)} }`))}`,
    'Actions = @(',
    ...step.actions.flatMap(writeAction).map(indent(1)),
    ')',
  ].map(indent(1)),
  '}',
]

function writeAction(action: ScriptAction): string[] {
  switch (action.kind) {
    case 'text':
      return [`@{ Kind = 'text'; Text = ${quoted(action.text)} }`]
    case 'shown':
      return [`@{ Kind = 'shown'; Host = ${quoted(action.host ?? '')}; Command = ${shown(action.command)} }`]
    case 'wait':
      return [`@{ Kind = 'wait'; Minutes = ${action.minutes} }`]
    case 'hand':
      return ["@{ Kind = 'hand' }"]
    case 'change':
    case 'unknown':
    case 'conditional':
    case 'read':
      return [
        '@{',
        ...[
          `Kind = ${quoted(action.kind)}`,
          `Host = ${quoted(action.host)}`,
          `Target = ${literal(visibleLine(action.target))}`,
          `Command = ${shown(action.command)}`,
          `Commands = ${list([...new Set(action.commands)].map(quoted))}`,
          `Programs = ${list(action.programs)}`,
          `Preconditions = ${list(action.preconditions.map(quoted))}`,
          'Run = {',
          ...code(action.code),
          '}',
        ].map(indent(1)),
        '}',
      ]
  }
}

const list = (expressions: readonly string[]): string => `@(${expressions.join(', ')})`

/** A command for the eye: on one line. */
const shown = (command: string): string => literal(visibleLine(command))

/** Code of more than one line stands as it is: a here-string must end at the beginning of a line. */
const code = (text: string): string[] => (text.includes('\n') ? [UNINDENTED + text] : [`    ${text}`])

const UNINDENTED = '\u0000'

const indent = (levels: number) => (line: string) =>
  line.startsWith(UNINDENTED) ? line : `${'    '.repeat(levels)}${line}`

/** Removes the marks of lines that must not be indented. */
export const finish = (lines: readonly string[]): string => lines.join('\n').replaceAll(UNINDENTED, '')
