import type { Runbook } from '../model/index.ts'

const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/
const LONGEST = 80

/**
 * The base name of a runbook's files: its id, reduced to ASCII letters, digits, `-` and `_` so that it is valid and the same on every
 * system. An id that had to be changed gets a checksum of what it was, so that two of them do not meet in one file: two topics may well
 * have one plan.
 */
export function fileStem({ id }: Pick<Runbook, 'id'>): string {
  const reduced = id
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9_-]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, LONGEST)
  const unchanged = reduced === id.toLowerCase() && reduced !== '' && !RESERVED.test(reduced)
  return unchanged ? reduced : `${reduced || 'runbook'}-${checksum(id)}`
}

/** FNV-1a, 64 bits (Fowler, Noll and Vo), of UTF-16 code units: tells ids apart and protects nothing. */
function checksum(text: string): string {
  let hash = 0xcbf29ce484222325n
  for (let index = 0; index < text.length; index++)
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(index))) * 0x100000001b3n)
  return hash.toString(16).padStart(16, '0').slice(0, 12)
}

/** The beginning of a hash, as printed on every page. */
export const shortHash = (hash: string): string => hash.replace(/[^0-9a-f]/gi, '').slice(0, 12)
