import { CHECKS } from './engine-checks.ts'
import { CONSENT } from './engine-consent.ts'
import { TEXT } from './engine-text.ts'

/**
 * The functions of the script, the same for every runbook. Windows PowerShell 3.0 to 5.1 and PowerShell 7 read them, so there
 * is nothing newer in them. All names begin with Hx, because the commands of the documents run in the same scope: what one
 * step assigns, the next may use.
 */
export const ENGINE = [TEXT, CHECKS, CONSENT].join('\n')
