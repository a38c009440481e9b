import type { Catalog, Dialect } from '../model/index.ts'
import { aliasOf } from './aliases.ts'

/** What the printing of a node depends on. */
export interface Scope {
  dialect: Dialect
  catalog?: Catalog | undefined
}

/** A command's name in lower case, aliases spelled out, `.exe` dropped. */
export function canonicalName(name: string, scope: Scope): string {
  const plain = name.toLowerCase().replace(/[\u2013-\u2015]/g, '-')
  if (scope.dialect !== 'powershell') return scope.dialect === 'bash' ? name : plain.replace(/\.exe$/, '')
  return aliasOf(plain) ?? scope.catalog?.cmdlet(name)?.name.toLowerCase() ?? plain.replace(/\.exe$/, '')
}

/** Whether a canonical name is that of a cmdlet or script, whose parameters are named. */
export const isCmdlet = (name: string): boolean => /^\p{L}+-\p{L}/u.test(name) || /\.ps1$/.test(name)
