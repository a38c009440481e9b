import type { Effect, Scope } from '../../model/index.ts'
import { type Call, parameter } from './call.ts'
import { effect, optional, repeat } from './shape.ts'

const family = 'cmdlet'

/** Approved verbs by what they do. Source: "Approved Verbs for PowerShell Commands" on learn.microsoft.com. */
const actions: Readonly<Record<string, Effect['action']>> = {
  ...verbs(
    'read',
    'compare convertfrom convertto debug find foreach format get group join measure out read receive resolve',
  ),
  ...verbs('read', 'search select show sort split tee test trace wait where'),
  ...verbs('set', 'disable enable grant protect reset revoke set unblock unlock block unprotect'),
  ...verbs('create', 'add new register'),
  ...verbs('remove', 'clear remove unregister'),
  ...verbs('restart', 'restart'),
  ...verbs('start', 'mount resume start'),
  ...verbs('stop', 'dismount stop suspend'),
}

function verbs(action: Effect['action'], names: string): Record<string, Effect['action']> {
  return Object.fromEntries(names.split(' ').map((name) => [name, action]))
}

/** Cmdlets that change the session they run in and nothing else. */
const session = new Set(
  (
    'add-pssnapin import-module remove-module set-location push-location pop-location new-object set-strictmode start-sleep write-host write-output write-verbose write-warning write-error write-debug ' +
    'write-progress clear-host add-member import-pssession new-pssession remove-pssession enter-pssession exit-pssession update-formatdata ' +
    'import-csv import-clixml import-localizeddata set-adserversettings out-host new-timespan'
  ).split(' '),
)

/** Any other cmdlet of the catalogue, by its verb. */
export function genericCmdlet(call: Call): Effect | undefined {
  if (call.cmdlet === undefined || call.verb === undefined) return undefined
  const target = parameter(call, 'identity', 'path', 'literalpath', 'filepath', 'name', 'computername')
  const server = parameter(call, 'computername', 'server', 'cimsession')
  const action = actionOf(call, call.verb)
  return effect({
    family,
    action,
    subject: `cmdlet:${call.noun}:${(target?.value ?? '').toLowerCase()}`,
    ...optional('object', target?.value),
    properties: action === 'read' ? [] : properties(call, target?.name),
    scope: scopeOf(call, server !== undefined),
    disruption: /^(?:restart|stop)-computer$/.test(call.name) ? 3 : 0,
    ...(call.name === 'set-itemproperty' ? itemProperty(call) : {}),
  })
}

/** Cmdlets that do not do what their verbs say: they write, wipe or run something. */
const exceptions = /^(?:out-file|tee-object|out-printer|format-volume|debug-.*|join-domain|receive-.*file)$/

function actionOf(call: Call, verb: string): Effect['action'] {
  if (exceptions.test(call.name) || loadsFile(call)) return 'run'
  return session.has(call.name) ? 'read' : (actions[verb] ?? 'run')
}

/** A module or format that is named by its path, or known only at run time, is code of anybody's. */
function loadsFile(call: Call): boolean {
  if (!loaders.test(call.name)) return false
  const given = [...[...call.parameters.values()].filter((one) => !one.switch), ...call.rest]
  return given.length === 0 || given.some(({ literal, value }) => !literal || path.test(value))
}

const loaders = /^(?:import-module|import-localizeddata|add-pssnapin|update-formatdata)$/
const path = /[\\/]|\.(?:psd1|psm1|ps1|dll|cdxml|ps1xml)(?:,|$)/i

function scopeOf(call: Call, named: boolean): Scope {
  if (call.cmdlet?.module === 'ActiveDirectory') return 'directory'
  return named ? 'named-server' : 'local-machine'
}

function properties(call: Call, target: string | undefined): { name: string; value: string }[] {
  return [...call.parameters.values()]
    .filter(
      (given) => given.name !== target && !/^(?:confirm|whatif|force|passthru|erroraction|verbose)$/i.test(given.name),
    )
    .map((given) => ({ name: given.name, value: given.value }))
}

/** A value of the registry, or of another provider: it may not have been there. */
function itemProperty(call: Call): Partial<Effect> {
  const path = parameter(call, 'path', 'literalpath')
  const name = parameter(call, 'name')
  if (path === undefined || name === undefined || !path.literal || !name.literal || /[*?]/.test(path.value)) return {}
  const where = repeat([path, name])
  const state = `Get-ItemProperty${where} -ErrorAction SilentlyContinue | Select-Object -ExpandProperty ${name.text}`
  const value = parameter(call, 'value')?.value ?? ''
  const undone = `Set-ItemProperty${where} -Value {captured}`
  return {
    properties: [{ name: name.value, value }],
    capture: state,
    readBack: state,
    restore: `if ($null -eq {captured}) { Remove-ItemProperty${where} } else { ${undone} }`,
  }
}
