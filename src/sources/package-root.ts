import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

let root: string | undefined

/**
 * The folder of hexapla's own package.json, found upward from this file, so that data is found from the sources and from the
 * bundle alike. Throws when the installation is damaged.
 */
export function packageRoot(): string {
  root ??= find(dirname(fileURLToPath(import.meta.url)))
  return root
}

function find(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (isOurs(join(at, 'package.json'))) return at
    if (dirname(at) === at) throw new Error(`hexapla's package.json is not above ${folder}`)
  }
}

function isOurs(path: string): boolean {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).name === 'hexapla'
  } catch {
    return false
  }
}
