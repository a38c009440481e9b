import type { Effect } from '../../model/index.ts'
import { singleQuoted } from '../requote/index.ts'
import { type AppCmd, appcmdText, readAppCmd } from './appcmd.ts'
import { type Call, parameter } from './call.ts'
import { effect, optional, repeat } from './shape.ts'

const family = 'application-pools'

/** Effects on application pools have these in common, whichever tool is used. */
const actions: Readonly<Record<string, Effect['action']>> = {
  list: 'read',
  get: 'read',
  recycle: 'restart',
  restart: 'restart',
  start: 'start',
  stop: 'stop',
  set: 'set',
  add: 'create',
  new: 'create',
  delete: 'remove',
  remove: 'remove',
}

/** A pool that is gone or stopped takes its applications with it; any other change costs one warm-up. */
const disruptions: Readonly<Partial<Record<Effect['action'], Effect['disruption']>>> = {
  restart: 1,
  set: 1,
  start: 1,
  stop: 2,
  remove: 2,
}

/** Application pools: `appcmd … apppool`, `*-WebAppPool`, items of `IIS:\AppPools`. */
export function applicationPools(call: Call): Effect | undefined {
  const appcmd = readAppCmd(call)
  if (appcmd !== undefined) return appcmd.object === 'apppool' ? byAppCmd(appcmd) : undefined
  if (call.noun === 'webapppool' || call.noun === 'webapppoolstate') return byCmdlet(call)
  return call.noun === 'itemproperty' ? byItem(call) : undefined
}

function basis(verb: string, pool: string): Parameters<typeof effect>[0] | undefined {
  const action = actions[verb]
  if (action === undefined) return undefined
  return {
    family,
    action,
    subject: `iis:pool:${pool.toLowerCase()}`,
    ...optional('object', pool || undefined),
    disruption: disruptions[action] ?? 0,
  }
}

function byAppCmd(read: AppCmd): Effect | undefined {
  const pool = read.identifier ?? read.options.get('apppool.name') ?? read.options.get('name')
  const known = basis(read.verb, pool ?? '')
  if (known === undefined || (pool === undefined && known.action !== 'read')) return undefined
  const preconditions: Effect['preconditions'] = ['appcmd', 'elevated']
  const properties = read.properties.map((one) => ({ name: one.name, value: one.value }))
  const base = { ...known, preconditions, properties }
  if (pool === undefined || known.action === 'read') return effect(base)
  const state = appcmdText('list', 'apppool', pool, '/text:state')
  const [property] = read.properties
  if (known.action === 'set' && property !== undefined && read.properties.length === 1) {
    const value = appcmdText('list', 'apppool', pool, `/text:${property.name}`)
    const restore = appcmdText('set', 'apppool', pool, `"/${property.name}:{captured}"`)
    return effect({ ...base, capture: value, readBack: value, restore })
  }
  return effect({ ...base, ...stateful(known.action, state, (verb) => appcmdText(verb, 'apppool', pool)) })
}

function byCmdlet(call: Call): Effect | undefined {
  const name = parameter(call, 'name') ?? call.rest[0]
  const known = basis(call.verb ?? '', name?.value ?? '')
  if (known === undefined || (name === undefined && known.action !== 'read')) return undefined
  const base = { ...known, preconditions: ['elevated', 'module-webadministration'] satisfies Effect['preconditions'] }
  if (name === undefined || known.action === 'read') return effect(base)
  const by = repeat([{ ...name, name: 'Name' }])
  const state = `(Get-WebAppPoolState${by}).Value`
  const verbs: Record<string, string> = { start: 'Start', stop: 'Stop' }
  return effect({ ...base, ...stateful(known.action, state, (verb) => `${verbs[verb]}-WebAppPool${by}`) })
}

/** Starting and stopping can be undone; a restart leaves nothing to undo, but the state after it is worth a look. */
function stateful(action: Effect['action'], state: string, run: (verb: 'start' | 'stop') => string): Partial<Effect> {
  if (action === 'restart') return { readBack: state }
  if (action === 'start')
    return { capture: state, readBack: state, restore: `if ({captured} -eq 'Stopped') { ${run('stop')} }` }
  if (action === 'stop')
    return { capture: state, readBack: state, restore: `if ({captured} -eq 'Started') { ${run('start')} }` }
  return {}
}

function byItem(call: Call): Effect | undefined {
  const path = parameter(call, 'path', 'literalpath')
  const pool = /^IIS:\\AppPools\\([^\\]+)\\?$/i.exec(path?.value ?? '')?.[1]
  const name = parameter(call, 'name')
  if (pool === undefined || (call.verb !== 'set' && call.verb !== 'get')) return undefined
  const known = basis(call.verb, pool)!
  const base = { ...known, preconditions: ['elevated', 'module-webadministration'] satisfies Effect['preconditions'] }
  if (call.verb === 'get' || name === undefined) return effect(base)
  const where = `-Path ${singleQuoted(`IIS:\\AppPools\\${pool}`)} -Name ${name.text}`
  const state = `Get-ItemProperty ${where} | ForEach-Object { if ($_ -is [string]) { $_ } else { $_.Value } }`
  return effect({
    ...base,
    properties: [{ name: name.value, value: parameter(call, 'value')?.value ?? '' }],
    capture: state,
    readBack: state,
    restore: `Set-ItemProperty ${where} -Value {captured}`,
  })
}
