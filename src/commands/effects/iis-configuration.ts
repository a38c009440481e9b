import type { Effect } from '../../model/index.ts'
import { singleQuoted } from '../requote/index.ts'
import { type AppCmd, appcmdText, readAppCmd } from './appcmd.ts'
import { type Call, type Given, parameter } from './call.ts'
import { elementPath, locationPath, propertyPath } from './iis-paths.ts'
import { effect, optional, repeat } from './shape.ts'

const family = 'iis-configuration'

/** Sections of the IIS configuration: `appcmd … config`, `*-WebConfiguration*`. */
export function iisConfiguration(call: Call): Effect | undefined {
  const appcmd = readAppCmd(call)
  if (appcmd?.object === 'config') return byAppCmd(appcmd)
  return /^webconfiguration(?:property|lock)?$/.test(call.noun ?? '') ? byCmdlet(call) : undefined
}

const place = (path: string) => ({
  subject: `iis:config:${path.toLowerCase()}`,
  ...optional('object', path || undefined),
})

function byAppCmd(read: AppCmd): Effect | undefined {
  const path = read.identifier ?? ''
  const section = elementPath(read.options.get('section') ?? '')
  const base = { family, ...place(path), preconditions: ['appcmd', 'elevated'] satisfies Effect['preconditions'] }
  const show = section === '' ? undefined : appcmdText('list', 'config', path || undefined, `-section:${section}`)
  if (read.verb === 'list' || read.verb === 'search') return effect({ ...base, action: 'read' })
  if (section === '') return undefined
  if (read.verb === 'lock' || read.verb === 'unlock') return lock(base, path, section, read.verb === 'unlock')
  const changes = { ...base, disruption: 1, ...optional('readBack', show) } as const
  if (read.verb === 'set') return effect({ ...changes, action: 'set', ...assigned(read, section, path) })
  if (read.verb !== 'clear' && read.verb !== 'reset') return undefined
  const properties = read.properties.map((one) => ({ name: propertyPath(section, one.name), value: '' }))
  return effect({
    ...changes,
    action: 'remove',
    properties: properties.length > 0 ? properties : [{ name: section, value: '' }],
  })
}

/** What `set config` sets, and how to see and undo it. An added or removed element (`/+`, `/-`) has no former value. */
function assigned(read: AppCmd, section: string, path: string): Partial<Effect> {
  const properties = read.properties.map((one) => ({ name: propertyPath(section, one.name), value: one.value }))
  if (properties.length === 0 || read.properties.some((one) => /^[+-]/.test(one.name))) return { properties }
  const target = ['config', path || undefined, `-section:${section}`]
  const commit = read.options.get('commit')
  const single = read.properties.length === 1
  const values = read.properties.map((one) => appcmdText('list', ...target, `/text:${one.name}`))
  const fields = read.properties.map((one, at) => `${singleQuoted(one.name)} = ${values[at]}`)
  const capture = single ? values[0]! : `[PSCustomObject]@{ ${fields.join('; ')} }`
  const undone = read.properties.map((one) => {
    const former = single ? '{captured}' : `$({captured}.${singleQuoted(one.name)})`
    return `"/${one.name.replace(/[`$"]/g, '`$&')}:${former}"`
  })
  const restore = appcmdText('set', ...target, ...undone, commit === undefined ? undefined : `/commit:${commit}`)
  return { properties, capture, readBack: capture, restore }
}

/** Whether the levels below may set the section: `Allow` or `Deny`. */
function lock(
  base: Pick<Effect, 'family' | 'subject' | 'preconditions'>,
  path: string,
  section: string,
  open: boolean,
): Effect {
  const where = `-Filter '/${section}' -PSPath 'MACHINE/WEBROOT/APPHOST'${path === '' ? '' : ` -Location '${path.replaceAll("'", "''")}'`}`
  const state = `[string](Get-WebConfiguration ${where}).OverrideMode`
  return effect({
    ...base,
    action: 'set',
    properties: [{ name: `${section}/overrideMode`, value: open ? 'Allow' : 'Deny' }],
    capture: state,
    readBack: state,
    restore: `Set-WebConfiguration ${where} -Metadata overrideMode -Value {captured}`,
    disruption: 1,
    preconditions: [...new Set([...base.preconditions, 'module-webadministration' as const])],
  })
}

function byCmdlet(call: Call): Effect | undefined {
  const filter = parameter(call, 'filter')
  const psPath = parameter(call, 'pspath')
  const location = parameter(call, 'location')
  const name = parameter(call, 'name')
  const path = locationPath(psPath?.value ?? '', location?.value)
  const base = {
    family,
    ...place(path),
    preconditions: ['elevated', 'module-webadministration'] satisfies Effect['preconditions'],
  }
  if (call.verb === 'get') return effect({ ...base, action: 'read' })
  if (filter === undefined) return undefined
  const where = repeat([filter, psPath, location])
  const full = name === undefined ? elementPath(filter.value) : propertyPath(filter.value, name.value)
  if (call.noun === 'webconfigurationlock') {
    return lock(base, path, elementPath(filter.value), call.verb === 'remove')
  }
  const changes = { ...base, disruption: 1 } as const
  switch (call.verb) {
    case 'set':
      return effect({ ...changes, action: 'set', ...setByCmdlet(call, full, where, name) })
    case 'add':
      return effect({
        ...changes,
        action: 'create',
        properties: [{ name: full, value: parameter(call, 'value')?.value ?? '' }],
      })
    case 'clear':
    case 'remove':
      return effect({ ...changes, action: 'remove', properties: [{ name: full, value: '' }] })
    default:
      return undefined
  }
}

function setByCmdlet(call: Call, full: string, where: string, name: Given | undefined): Partial<Effect> {
  const value = parameter(call, 'value')?.value ?? ''
  const metadata = parameter(call, 'metadata')
  if (metadata !== undefined) {
    const state = `[string](Get-WebConfiguration${where}).${metadata.value}`
    const restore = `Set-WebConfiguration${where} -Metadata ${metadata.text} -Value {captured}`
    return { properties: [{ name: `${full}/${metadata.value}`, value }], capture: state, readBack: state, restore }
  }
  const properties = [{ name: full, value }]
  if (name === undefined) return { properties }
  // An enumeration comes back as a string, any other attribute as an object that holds the value.
  const state = `Get-WebConfigurationProperty${where}${repeat([name])} | ForEach-Object { if ($_ -is [string]) { $_ } else { $_.Value } }`
  const restore = `Set-WebConfigurationProperty${where}${repeat([name])} -Value {captured}`
  return { properties, capture: state, readBack: state, restore }
}
