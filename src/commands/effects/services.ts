import type { Effect, Scope } from '../../model/index.ts'
import { singleQuoted, word } from '../requote/index.ts'
import { type Call, parameter } from './call.ts'
import { effect, optional } from './shape.ts'

/** What is done to which services, whichever tool is used. */
export interface ServiceCall {
  action: Effect['action']
  names: string[]
  computer?: string
  properties: { name: string; value: string }[]
}

const verbs: Readonly<Record<string, Effect['action']>> = {
  get: 'read',
  query: 'read',
  queryex: 'read',
  qc: 'read',
  start: 'start',
  resume: 'start',
  continue: 'start',
  stop: 'stop',
  suspend: 'stop',
  pause: 'stop',
  restart: 'restart',
  config: 'set',
  set: 'set',
  create: 'create',
  new: 'create',
  delete: 'remove',
}

/** Reads `net start`, `sc …` and `*-Service`; `undefined` for anything else. */
export function readServices(call: Call): ServiceCall | undefined {
  if (call.noun === 'service') return byCmdlet(call)
  if (call.name === 'net' || call.name === 'net1') {
    const [verb, name] = call.words
    const action = /^(?:start|stop|pause|continue)$/i.test(verb ?? '') ? verbs[verb!.toLowerCase()] : undefined
    if (action === undefined) return undefined
    // `net start` alone lists what runs.
    return name === undefined
      ? { action: 'read', names: [], properties: [] }
      : { action, names: [name], properties: [] }
  }
  return call.name === 'sc' ? bySc(call.words) : undefined
}

/** Services of Windows: `net`, `sc`, `*-Service`. Those of IIS belong to `iis-restart`. */
export function services(call: Call): Effect | undefined {
  const read = readServices(call)
  return read === undefined
    ? undefined
    : serviceEffect('services', read, read.action === 'restart' || read.action === 'stop' ? 2 : 0)
}

/** The effect of a service call, with the disruption that its family knows. */
export function serviceEffect(family: string, read: ServiceCall, disruption: Effect['disruption']): Effect {
  const scope: Scope = read.computer === undefined ? 'local-machine' : 'named-server'
  const names = read.names.map((name) => name.toLowerCase()).sort()
  return effect({
    family,
    action: read.action,
    subject: `service:${names.join(',')}${read.computer === undefined ? '' : `@${read.computer.toLowerCase()}`}`,
    ...optional('object', read.names.join(', ') || undefined),
    properties: read.properties,
    scope,
    disruption,
    preconditions: read.action === 'read' ? [] : ['elevated'],
    ...undo(read),
  })
}

function byCmdlet(call: Call): ServiceCall | undefined {
  const action = verbs[call.verb ?? '']
  const given = parameter(call, 'name', 'displayname') ?? call.rest[0]
  const upstream = call.upstream?.noun === 'service' ? readServices(call.upstream)?.names : undefined
  const names = given?.value.split(',').map((name) => name.trim()) ?? upstream ?? []
  if (action === undefined || (names.length === 0 && action !== 'read')) return undefined
  const start = parameter(call, 'startuptype')
  const status = parameter(call, 'status')
  const computer = parameter(call, 'computername')?.value
  const properties = [
    ...(start === undefined ? [] : [{ name: 'StartupType', value: start.value }]),
    ...(status === undefined ? [] : [{ name: 'Status', value: status.value }]),
  ]
  return { action, names, properties, ...optional('computer', computer) }
}

const startTypes: Readonly<Record<string, string>> = { auto: 'Automatic', demand: 'Manual', disabled: 'Disabled' }

function bySc(words: readonly string[]): ServiceCall | undefined {
  const [first, ...others] = words
  const computer = first?.startsWith('\\\\') ? first.slice(2) : undefined
  const [verb, name, ...settings] = computer === undefined ? words : others
  const action = verbs[verb?.toLowerCase() ?? '']
  if (action === undefined) return undefined
  const at = settings.findIndex((setting) => /^start=$/i.test(setting))
  const glued = settings.map((setting) => /^start=(.+)$/i.exec(setting)?.[1]).find((value) => value !== undefined)
  const start = glued ?? (at < 0 ? undefined : settings[at + 1])
  const properties =
    start === undefined ? [] : [{ name: 'StartupType', value: startTypes[start.toLowerCase()] ?? start }]
  if (name === undefined) return action === 'read' ? { action, names: [], properties: [] } : undefined
  return { action, names: [name], properties, ...optional('computer', computer) }
}

/** How to see and undo it; nothing for a service on another server, which these cmdlets cannot start. */
function undo(read: ServiceCall): Partial<Effect> {
  const names = read.names
  if (read.action === 'restart' && names.length > 1 && read.computer === undefined) {
    return { readBack: `Get-Service -Name ${names.map(word).join(', ')} | Select-Object -Property Name, Status` }
  }
  if (read.action === 'read' || names.length !== 1 || read.computer !== undefined || /[*?$%]/.test(names[0]!)) return {}
  // `net` takes a service by either of its names; only the one for display has blanks.
  const by = `${/\s/.test(names[0]!) ? '-DisplayName' : '-Name'} ${word(names[0]!)}`
  const status = `[string](Get-Service ${by}).Status`
  switch (read.action) {
    case 'restart':
      return { readBack: status }
    case 'start':
      return { capture: status, readBack: status, restore: `if ({captured} -eq 'Stopped') { Stop-Service ${by} }` }
    case 'stop':
      return { capture: status, readBack: status, restore: `if ({captured} -eq 'Running') { Start-Service ${by} }` }
    case 'set':
      return read.properties.some((property) => property.name === 'StartupType') ? undoStart(names[0]!, by) : {}
    default:
      return {}
  }
}

/** WMI, because `Get-Service` shows the start type only from PowerShell 5 on; it says `Auto` where `Set-Service` wants `Automatic`. */
function undoStart(name: string, by: string): Partial<Effect> {
  const filter = singleQuoted(`Name='${name.replaceAll("'", "\\'")}'`)
  const state = `(Get-WmiObject -Class Win32_Service -Filter ${filter}).StartMode`
  const restore = `Set-Service ${by} -StartupType ([string]{captured} -replace '^Auto$', 'Automatic')`
  return { capture: state, readBack: state, restore }
}
