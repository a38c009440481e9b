import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createCatalog } from '../commands/index.ts'
import type { Catalog } from '../model/index.ts'
import { packageRoot } from './package-root.ts'

let loaded: Catalog | undefined

/** The catalogue of cmdlets that ships with hexapla. Its data is read at the first question, not before. */
export function readCatalog(): Catalog {
  return {
    cmdlet: (name) => load().cmdlet(name),
    near: (name) => load().near(name),
  }
}

function load(): Catalog {
  loaded ??= createCatalog(JSON.parse(readFileSync(join(packageRoot(), 'src/commands/catalog/cmdlets.json'), 'utf8')))
  return loaded
}
