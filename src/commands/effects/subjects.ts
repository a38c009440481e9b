import type { Effect } from '../../model/index.ts'

/** What kind of thing a command acts on. */
export type SubjectKind =
  | 'virtual-directory'
  | 'application-pool'
  | 'site'
  | 'service'
  | 'server'
  | 'mailbox'
  | 'database'
  | 'configuration'
  | 'other'

/** The kind of object a command declares by its form: `set config "A/b"` says virtual directory, whatever `b` is in truth. */
export function subjectKind(effect: Effect): SubjectKind {
  const [area = '', kind = ''] = effect.subject.split(':')
  if (area === 'service') return 'service'
  if (area === 'iis') return iisKind(kind, effect.object ?? '')
  if (area !== 'exchange') return kind === 'computer' ? 'server' : 'other'
  if (/virtualdirectory$|^outlookanywhere$/.test(kind)) return 'virtual-directory'
  if (/mailbox$|mailboxpermission$|folderpermission$/.test(kind)) return 'mailbox'
  if (/database$|databasecopy$/.test(kind)) return 'database'
  if (/server$|service$|servercomponentstate$|(?:pop|imap)settings$/.test(kind)) return 'server'
  return /config$/.test(kind) ? 'configuration' : 'other'
}

function iisKind(kind: string, object: string): SubjectKind {
  if (kind === 'pool') return 'application-pool'
  if (kind === 'site' || kind === 'server') return kind
  if (kind === 'app' || kind === 'vdir') return 'virtual-directory'
  if (kind !== 'config') return 'other'
  return object === '' ? 'server' : object.includes('/') ? 'virtual-directory' : 'site'
}

/**
 * Names a person would use for what is acted on, as written: `Default Web Site/owa` → `Default Web Site`, `owa`;
 * `EX1\Rpc (Default Web Site)` → `EX1`, `Rpc`, `Default Web Site`. Wildcards are dropped. Empty when the command names nothing.
 */
export function subjectNames(effect: Effect): string[] {
  const object = effect.object ?? ''
  // No name is longer; hostile text must not cost time.
  if (object.length > 1000) return [object]
  const names = object.split(separators(effect)).map((name) => name.replaceAll('*', '').trim())
  return names.filter((name) => name !== '')
}

/** Only paths of IIS and identities of Exchange are made of names; parentheses hold a site in those of virtual directories. */
function separators(effect: Effect): RegExp | string {
  if (effect.subject.startsWith('service:')) return /,\s*/
  if (effect.subject.startsWith('iis:')) return '/'
  if (!effect.subject.startsWith('exchange:')) return '\n'
  return subjectKind(effect) === 'virtual-directory' ? /\\|\s*\(|\)\s*/ : '\\'
}
