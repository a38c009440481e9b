import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { globSync } from 'tinyglobby'

/** Licences ask for their text in every copy: one file with those of all packages that have a module in the bundle. */
export const notices = {
  name: 'notices',
  generateBundle(_options, bundle) {
    const modules = Object.values(bundle).flatMap((chunk) => chunk.moduleIds ?? [])
    const folders = modules.map((id) => id.match(/^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/)?.[0])
    const source = [...new Set(folders)]
      .filter(Boolean)
      .sort()
      .map(notice)
      .join(`${'-'.repeat(80)}\n\n`)
    this.emitFile({ type: 'asset', fileName: 'THIRD-PARTY-NOTICES.txt', source })
  },
}

function notice(folder) {
  const read = (path) => readFileSync(join(folder, path), 'utf8')
  const find = (...patterns) => globSync(patterns, { cwd: folder, caseSensitiveMatch: false }).sort().map(read)
  const { name, version, license, licenses } = JSON.parse(read('package.json'))
  const texts = find('*licen{c,s}e*', 'licen{c,s}es/*', 'notice*', 'copying*')
  // Some packages state it in their README alone.
  if (texts.length === 0) texts.push(...find('readme*').map((page) => page.slice(page.search(/^\W*licen[cs]e\W*$/im))))
  if (texts.length === 0) throw new Error(`${name} is bundled, and its licence is not to be found`)
  const title = `${name} ${version} (${license ?? licenses.map(({ type }) => type).join(', ')})`
  return [title, ...texts.map((text) => text.trim()), ''].join('\n\n')
}
