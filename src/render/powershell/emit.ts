import type { PlannedCommand } from '../../model/index.ts'
import type { Emission } from './emission.ts'
import { emitNative } from './emit-native.ts'
import { emitPowerShell } from './emit-powershell.ts'
import type { Variables } from './expression.ts'

/** Writes a command into the script, by its dialect. */
export function emit({ command, template }: PlannedCommand, variables: Variables): Emission {
  switch (command.dialect) {
    case 'powershell':
      return emitPowerShell(template, variables)
    case 'cmd':
      return emitNative(template, variables)
    case 'bash':
      return { ok: false }
  }
}
