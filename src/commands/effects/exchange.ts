import type { Catalog, Effect, Scope } from '../../model/index.ts'
import { type Call, type Given, parameter } from './call.ts'
import { effect, optional, repeat } from './shape.ts'

const family = 'exchange'

/** Verbs of the Exchange cmdlets by what they do to the object that the noun names. */
const actions: Readonly<Record<string, Effect['action']>> = {
  get: 'read',
  test: 'read',
  validate: 'read',
  preview: 'read',
  compare: 'read',
  check: 'read',
  set: 'set',
  enable: 'set',
  disable: 'set',
  new: 'create',
  add: 'create',
  remove: 'remove',
  delete: 'remove',
  start: 'start',
  resume: 'start',
  mount: 'start',
  stop: 'stop',
  suspend: 'stop',
  dismount: 'stop',
  restart: 'restart',
}

/** Parameters that say how a cmdlet runs, not what it changes. */
const manner = new Set(
  'confirm whatif force domaincontroller ignoredefaultscope credential verbose debug erroraction warningaction asjob resultsize'.split(
    ' ',
  ),
)

/** Cmdlets of Exchange, by the convention of their verbs and nouns. */
export function exchange(call: Call, catalog: Catalog | undefined): Effect | undefined {
  const action = actions[call.verb ?? ''] ?? 'run'
  if (call.cmdlet === undefined || call.noun === undefined || !/^exchange/i.test(call.cmdlet.module)) return undefined
  const target = targetOf(call)
  const identity = target.named?.value ?? ''
  const properties = action === 'read' ? [] : propertiesOf(call, target.all)
  const switched = call.verb === 'enable' || call.verb === 'disable'
  const known = effect({
    family,
    action,
    subject: `exchange:${call.noun}:${identity.toLowerCase()}`,
    ...optional('object', identity || undefined),
    properties: switched ? [...properties, { name: 'Enabled', value: String(call.verb === 'enable') }] : properties,
    scope: scopeOf(target),
    disruption: action === 'read' ? 0 : disruption(call.noun, action),
    preconditions: ['exchange-shell'],
  })
  return { ...known, ...undo(call, target, properties, catalog) }
}

interface Target {
  /** The object: identity, name of a new one, or server. */
  named: Given | undefined
  /** Everything that selects, in the order a sister cmdlet should repeat it. */
  all: Given[]
  /** Type of the identifying parameter in the reference, such as `VirtualDirectoryIdParameter`. */
  type: string
}

function targetOf(call: Call): Target {
  const identity = parameter(call, 'identity')
  const upstream = call.upstream?.noun === call.noun ? call.upstream : undefined
  const inherited = identity ?? (upstream === undefined ? undefined : parameter(upstream, 'identity', 'server'))
  const named = inherited ?? (call.verb === 'new' ? parameter(call, 'name') : undefined) ?? parameter(call, 'server')
  const component = parameter(call, 'component')
  const all = [named, component].filter((one) => one !== undefined)
  const owner = identity === undefined && upstream !== undefined ? upstream : call
  const type = named === undefined ? '' : (owner.cmdlet?.parameter(named.name)?.type ?? '')
  return { named, all, type }
}

function propertiesOf(call: Call, target: readonly Given[]): { name: string; value: string }[] {
  return [...call.parameters.values()]
    .filter((given) => !target.includes(given) && !manner.has(given.name.toLowerCase()))
    .map((given) => ({ name: given.name, value: given.value }))
}

/** What selects a server acts there; anything else is kept in the directory. */
function scopeOf(target: Target): Scope {
  return /Server|VirtualDirectory/.test(target.type) ? 'named-server' : 'directory'
}

/** Virtual directories restart with their settings; moving or stopping databases and components cuts connections. */
function disruption(noun: string, action: Effect['action']): Effect['disruption'] {
  if (/virtualdirectory$|^outlookanywhere$/.test(noun)) return 1
  if (action === 'stop' && noun === 'database') return 2
  return noun === 'servercomponentstate' || noun === 'activemailboxdatabase' ? 2 : 0
}

/** What `Set-Noun` changes, `Get-Noun` shows; what `New-Noun` makes, `Remove-Noun` takes away. */
function undo(
  call: Call,
  target: Target,
  properties: readonly { name: string; value: string }[],
  catalog: Catalog | undefined,
): Partial<Effect> {
  const getter = catalog?.cmdlet(`Get-${call.noun}`)
  const type = properties.length === 0 ? undefined : call.verb
  // What a request was asked for is not shown by the request, only by its statistics.
  if (
    getter === undefined ||
    /request$/.test(call.noun ?? '') ||
    (type !== 'set' && type !== 'new') ||
    !isOne(call, target, getter.parameters.length > 0)
  )
    return {}
  const selectors = target.all.map((given) => (type === 'new' ? { ...given, name: 'Identity' } : given))
  if (selectors.some((given) => getter.parameter(given.name) === undefined)) return {}
  const where = repeat(selectors)
  const names = properties.map((property) => property.name).filter((name) => isProperty(call, name))
  const state = `${getter.name}${where} | Select-Object -Property ${names.join(', ')}`
  if (type === 'new') return undoNew(call, getter.name, where, catalog)
  if (names.length === 0 || !names.every((name) => isReadable(call, name))) return {}
  const former = names.map((name) => ` -${name} {captured}.${name}`).join('')
  const requester = repeat([parameter(call, 'requester')])
  const renamed = parameter(call, 'name')
  // `Server\Old` would have to become `Server\New`, which only the server knows how to write.
  if (renamed !== undefined && /[\\(]/.test(target.named?.value ?? '')) return {}
  const now = renamed === undefined ? where : repeat([{ ...renamed, name: 'Identity' }])
  return {
    capture: state,
    readBack: state.replace(where, now),
    restore: `${call.cmdlet!.name}${now}${requester}${former}`,
  }
}

function undoNew(call: Call, getter: string, where: string, catalog: Catalog | undefined): Partial<Effect> {
  const remover = catalog?.cmdlet(`Remove-${call.noun}`)
  if (where === '') return {}
  const state = `${getter}${where} -ErrorAction SilentlyContinue | Select-Object -Property Identity`
  if (remover?.parameter('Identity') === undefined) return { readBack: state }
  const confirm = remover.parameter('Confirm') === undefined ? '' : ' -Confirm:$false'
  const restore = `if ($null -eq {captured}) { ${remover.name}${where}${confirm} }`
  return { capture: state, readBack: state, restore }
}

/** Switches and the requester tell the cmdlet how to work; there is no property of that name to read. */
function isProperty(call: Call, name: string): boolean {
  const known = call.cmdlet?.parameter(name)
  return known !== undefined && !known.switch && name.toLowerCase() !== 'requester'
}

/** A secret or a file's content cannot be read back, so there is nothing to restore it from. */
function isReadable(call: Call, name: string): boolean {
  return !/SecureString|PSCredential|Byte\[\]/.test(call.cmdlet?.parameter(name)?.type ?? '')
}

/**
 * The command certainly means one object. A wildcard may mean many, except in the form `Server\Name*` that the reference gives for the one
 * virtual directory of that name; a variable of a loop or a pipeline means whatever it holds then. A cmdlet without an identity, such as
 * `Set-TransportConfig`, has one object.
 */
function isOne(call: Call, target: Target, known: boolean): boolean {
  if (target.named === undefined) {
    const identity = call.cmdlet?.parameter('Identity')
    return known && call.upstream === undefined && (identity === undefined || /^OrganizationId/.test(identity.type))
  }
  const { value, text, literal } = target.named
  if (!literal && (call.nested || /\$_\b|\$psitem\b/i.test(text))) return false
  if (call.upstream !== undefined && parameter(call, 'identity') === undefined) return false
  if (!/[*?]/.test(value)) return true
  return target.type === 'VirtualDirectoryIdParameter' && /^[^*?\\]+\\[^*?\\]+\*$/.test(value)
}
