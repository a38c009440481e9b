import type { Runbook } from '../model/index.ts'

const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/
const LONGEST = 80

/**
 * The base name of a runbook's files: its id, reduced to ASCII letters, digits, `-` and `_` so that it is valid and the same on every
 * system. An id that had to be changed gets the beginning of the plan hash, so that two of them do not meet in one file.
 */
export function fileStem(runbook: Pick<Runbook, 'id' | 'planHash'>): string {
  const reduced = runbook.id
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9_-]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, LONGEST)
  const unchanged = reduced === runbook.id.toLowerCase() && reduced !== '' && !RESERVED.test(reduced)
  return unchanged ? reduced : `${reduced || 'runbook'}-${shortHash(runbook.planHash)}`
}

/** The beginning of a hash, as printed on every page. */
export const shortHash = (hash: string): string => hash.replace(/[^0-9a-f]/gi, '').slice(0, 12)
