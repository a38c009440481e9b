import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from './package-root.ts'

/** The page of a rule, with its examples; `undefined` where it is not installed. */
export function readRulePage(id: string): string | undefined {
  try {
    return readFileSync(join(packageRoot(), 'src/check/rules', id, 'README.md'), 'utf8')
  } catch {
    return undefined
  }
}
