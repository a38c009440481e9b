import type { OutputFile, RenderContext, Runbook, Target } from '../../model/index.ts'
import { fileStem } from '../file-stem.ts'
import { parameterName } from '../parameter-name.ts'
import { buildScript } from './build.ts'
import { ENGINE } from './engine.ts'
import { quoted } from './escape.ts'
import { MAIN } from './main.ts'
import { messageSays } from './messages.ts'
import type { Say, Script } from './script.ts'
import { writeHelp, writeParameters, writeProvenance } from './write-head.ts'
import { finish, writeSteps } from './write-steps.ts'
import { cultures, writeCultureTable, writeInlineTable } from './write-tables.ts'

/** One script for all languages, and a table of sentences for each language but English, which the script carries itself. */
export const powershell: Target = {
  name: 'powershell',
  render(runbook, context) {
    const script = buildScript(runbook)
    const says = new Map([...messageSays(runbook), ...script.says])
    const name = fileStem(runbook)
    return [
      { path: `${name}.ps1`, content: windows(writeScript(runbook, script, says, context)) },
      ...writeTables(runbook, says, name, context),
    ]
  },
}

function writeScript(runbook: Runbook, script: Script, says: ReadonlyMap<string, Say>, context: RenderContext): string {
  const values = runbook.parameters.map(parameterName).map((name) => `    ${quoted(name)} = $${name}`)
  return finish([
    ...writeProvenance(runbook),
    '#Requires -Version 3.0',
    '',
    ...writeHelp(runbook),
    ...writeParameters(runbook.parameters),
    '',
    `$HxPlanHash = ${quoted(runbook.planHash)}`,
    `$HxName = ${quoted(fileStem(runbook))}`,
    '$HxValues = @{',
    ...values,
    '}',
    '',
    ...writeInlineTable(says, context.translator('en')),
    '',
    ...ENGINE.split('\n'),
    ...writeSteps(script.steps),
    '',
    ...MAIN.split('\n'),
  ])
}

function writeTables(
  runbook: Runbook,
  says: ReadonlyMap<string, Say>,
  name: string,
  { locale, t }: RenderContext,
): OutputFile[] {
  if (locale === 'en') return []
  const table = windows(`\ufeff${writeCultureTable(says, locale, t, runbook.planHash, runbook.generator)}`)
  return cultures(locale).map((culture) => ({ path: `${culture}/${name}.psd1`, content: table }))
}

/** Windows line ends, which Windows tools and signatures expect. */
const windows = (text: string): string => text.replace(/\r\n?|\n/g, '\r\n')
