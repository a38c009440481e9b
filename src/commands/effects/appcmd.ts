import { word } from '../requote/index.ts'
import type { Call } from './call.ts'

/** A call of appcmd, read: `appcmd <verb> <object> [identifier] /name:value …`. */
export interface AppCmd {
  verb: string
  object: string
  /** The positional identifier, without a slash at its end. */
  identifier?: string
  /** Options other than properties, by lower-case name: `section`, `commit`, `apppool.name` … */
  options: ReadonlyMap<string, string>
  /** `/name:value` that set something, names as written. */
  properties: { name: string; value: string }[]
}

const optionNames = new Set(['section', 'commit', 'text', 'config', 'xml', 'in', 'debug', 'name', 'delete', 'id'])
const plain: Readonly<Record<string, string>> = {
  apppools: 'apppool',
  sites: 'site',
  apps: 'app',
  vdirs: 'vdir',
  backups: 'backup',
}

/** Reads a call of appcmd; `undefined` when it is none, or has no verb and object. Syntax: `appcmd /?`. */
export function readAppCmd(call: Call): AppCmd | undefined {
  if (call.name !== 'appcmd') return undefined
  const positional = call.words.filter((word) => !isOption(word))
  const [verb, object, identifier] = positional
  if (verb === undefined || object === undefined) return undefined
  const options = new Map<string, string>()
  const properties: { name: string; value: string }[] = []
  for (const text of call.words.filter(isOption)) {
    const { name, value } = option(text.slice(1))
    if (optionNames.has(name.toLowerCase()) || /^(?:apppool|site|app|vdir|wp)\.\w+$/i.test(name)) {
      options.set(name.toLowerCase(), value)
    } else properties.push({ name, value })
  }
  const kind = object.toLowerCase()
  return {
    verb: verb.toLowerCase(),
    object: plain[kind] ?? kind,
    ...(identifier === undefined ? {} : { identifier: identifier.replace(/\/+$/, '') }),
    options,
    properties,
  }
}

const isOption = (word: string): boolean => /^[/-]./.test(word)

/** The first colon outside brackets divides: `[key='a:b'].value:1`. */
function option(text: string): { name: string; value: string } {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '[') depth++
    else if (text[at] === ']') depth--
    else if (text[at] === ':' && depth === 0) return { name: text.slice(0, at), value: text.slice(at + 1) }
  }
  return { name: text, value: '' }
}

/** A PowerShell command that runs appcmd with these words; a word that begins with `"` is PowerShell already. */
export function appcmdText(...words: (string | undefined)[]): string {
  const written = words.flatMap((one) => (one === undefined ? [] : [one.startsWith('"') ? one : word(one)]))
  return ['& "$env:windir\\System32\\inetsrv\\appcmd.exe"', ...written].join(' ')
}
