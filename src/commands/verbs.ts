/** Approved verbs for PowerShell commands (`Get-Verb`), and the few more that shipped cmdlets use. */
const approved =
  'add clear close copy enter exit find format get hide join lock move new open optimize pop push redo remove rename reset resize search select set show skip split step switch undo unlock watch ' +
  'backup checkpoint compare compress convert convertfrom convertto dismount edit expand export group import initialize limit merge mount out publish restore save sync unpublish update ' +
  'approve assert build complete confirm deny deploy disable enable install invoke register request restart resume start stop submit suspend uninstall unregister wait ' +
  'debug measure ping repair resolve test trace connect disconnect read receive send write block grant protect revoke unblock unprotect use ' +
  'cancel check clean configure delete dump execute expedite foreach preview redirect release retry rotate sort tee upgrade validate where'

const verbs = new Set(approved.split(' '))

/** Whether `name` is `Verb-Noun` with a verb that cmdlets use. */
export function isCmdletName(name: string): boolean {
  const match = /^(\p{L}+)[-\u2013-\u2015]\p{L}[\p{L}\p{N}]*$/u.exec(name)
  return match !== null && verbs.has(match[1]!.toLowerCase())
}

/** Whether `name` is a verb alone. */
export const isVerb = (name: string): boolean => verbs.has(name.toLowerCase())

/** Whether `name` has the shape `Word-Word`, whatever the verb: a translated or mistyped cmdlet looks so. */
export const isCmdletShaped = (name: string): boolean =>
  /^\p{L}[\p{L}\p{N}]*[-\u2013-\u2015]\p{L}[\p{L}\p{N}]*$/u.test(name)
