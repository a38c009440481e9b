import type { Effect } from '../../model/index.ts'
import { readAppCmd } from './appcmd.ts'
import { type Call, parameter } from './call.ts'
import { effect, optional } from './shape.ts'

const family = 'iis-objects'

/** Kinds of object, by appcmd's word and by the noun of the cmdlets. */
const kinds: Readonly<Record<string, string>> = {
  site: 'site',
  app: 'app',
  vdir: 'vdir',
  backup: 'backup',
  wp: 'worker-process',
  request: 'request',
  module: 'module',
  website: 'site',
  webapplication: 'app',
  webvirtualdirectory: 'vdir',
}

const actions: Readonly<Record<string, Effect['action']>> = {
  list: 'read',
  get: 'read',
  inspect: 'read',
  start: 'start',
  stop: 'stop',
  set: 'set',
  add: 'create',
  new: 'create',
  backup: 'create',
  delete: 'remove',
  remove: 'remove',
  restore: 'restart',
}

/** Sites, applications, virtual directories and configuration backups of IIS: `appcmd`, `*-Website`, `Backup-WebConfiguration` … */
export function iisObjects(call: Call): Effect | undefined {
  const read = readAppCmd(call)
  if (read !== undefined) {
    const name = read.identifier ?? read.options.get(`${read.object}.name`) ?? read.options.get('name') ?? ''
    const preconditions: Effect['preconditions'] = ['appcmd', 'elevated']
    return build(kinds[read.object], read.verb, name, { properties: read.properties, preconditions })
  }
  const backup = call.noun === 'webconfiguration' && (call.verb === 'backup' || call.verb === 'restore')
  const kind = backup ? 'backup' : kinds[call.noun ?? '']
  const name = (parameter(call, 'name') ?? call.rest[0])?.value ?? ''
  const preconditions: Effect['preconditions'] = ['elevated', 'module-webadministration']
  return build(call.noun === undefined ? undefined : kind, call.verb ?? '', name, { preconditions })
}

function build(kind: string | undefined, verb: string, name: string, more: Partial<Effect>): Effect | undefined {
  const action = actions[verb]
  if (kind === undefined || action === undefined) return undefined
  return effect({
    family,
    action,
    subject: `iis:${kind}:${name.toLowerCase()}`,
    ...optional('object', name || undefined),
    disruption: disruption(kind, action),
    ...more,
  })
}

function disruption(kind: string, action: Effect['action']): Effect['disruption'] {
  // Restoring a backup stops the server (IIS documentation, "Getting started with AppCmd").
  if (kind === 'backup') return action === 'restart' ? 3 : 0
  if (action === 'read' || action === 'create') return 0
  return kind === 'site' && action !== 'set' ? 2 : 1
}
