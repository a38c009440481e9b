import type { Effect } from '../../model/index.ts'
import type { Call } from './call.ts'
import { readServices, serviceEffect } from './services.ts'
import { effect, optional } from './shape.ts'

const family = 'iis-restart'

/** Without these services IIS serves nothing. */
const iisServices = new Set(['was', 'w3svc', 'iisadmin'])

/** IIS as a whole: `iisreset`, and its services started or stopped by any tool. */
export function iisRestart(call: Call): Effect | undefined {
  if (call.name === 'iisreset') return iisreset(call.words)
  const read = readServices(call)
  if (read === undefined || !read.names.some((name) => iisServices.has(name.toLowerCase()))) return undefined
  const down = read.action === 'stop' || read.action === 'restart' || read.action === 'remove'
  const known = serviceEffect(family, read, down ? 3 : 0)
  return down ? { ...known, preconditions: [...known.preconditions, 'drained'] } : known
}

/** `iisreset [computer] /restart|/start|/stop|/reboot|/status|/enable|/disable [/noforce] [/timeout:n]`; source: `iisreset /?`. */
function iisreset(words: readonly string[]): Effect | undefined {
  const options = words.filter((word) => /^[/-]/.test(word)).map((word) => word.slice(1).toLowerCase())
  const computer = words.find((word) => !/^[/-]/.test(word))
  const asked = options.find((option) => option in verbs)
  const action = asked === undefined ? 'restart' : verbs[asked]!
  const base = {
    family,
    action,
    subject: `iis:server${computer === undefined ? '' : `:${computer.toLowerCase()}`}`,
    ...optional('object', computer),
    scope: computer === undefined ? 'local-machine' : 'named-server',
  } as const
  if (action === 'read') return effect(base)
  const properties = options.filter((option) => !implied.has(option)).map((option) => option.split(':'))
  const down = action === 'stop' || action === 'restart'
  return effect({
    ...base,
    properties: properties.map(([name = '', value = 'true']) => ({ name, value })),
    disruption: down ? 3 : 0,
    preconditions: down ? ['elevated', 'drained'] : ['elevated'],
    ...(computer === undefined ? seen(action) : {}),
  })
}

const verbs: Readonly<Record<string, Effect['action']>> = {
  restart: 'restart',
  start: 'start',
  stop: 'stop',
  reboot: 'restart',
  status: 'read',
  '?': 'read',
  enable: 'set',
  disable: 'set',
}

/** Said by the action already. */
const implied = new Set(['restart', 'start', 'stop'])

function seen(action: Effect['action']): Partial<Effect> {
  const readBack = 'Get-Service -Name W3SVC, WAS | Select-Object -Property Name, Status'
  const capture = '[string](Get-Service -Name W3SVC).Status'
  if (action === 'stop')
    return { readBack, capture, restore: "if ({captured} -eq 'Running') { Start-Service -Name W3SVC }" }
  if (action === 'start')
    return { readBack, capture, restore: "if ({captured} -eq 'Stopped') { Stop-Service -Name W3SVC }" }
  return action === 'restart' ? { readBack } : {}
}
