import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Reference material beside the repository; tests that need it are skipped where it is absent. */
export const shared = join(import.meta.dirname, '../../../shared')

export const hasShared = existsSync(join(shared, 'gold'))

/** Said in the title of a skipped suite. */
export const absent = hasShared ? '' : ' (skipped: ../shared is absent)'

export const readJsonLines = (path: string): unknown[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line))

export const caseFile = (name: string): string => join(import.meta.dirname, name)
