import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { edition as editionSchema } from '../../src/model/index.ts'
import { parseDocument } from '../../src/parse/index.ts'
import { loadFastParser } from '../../src/sources/index.ts'
import { document, lexicons } from './documents.ts'
import { editionText } from './edition-text.ts'

/** Each file of `cases` gives the edition beside it in `expected`; UPDATE=1 rewrites those. */
const cases = join(import.meta.dirname, 'cases')
const expected = join(import.meta.dirname, 'expected')
const toMdast = await loadFastParser()

describe('documents become editions', () => {
  for (const name of readdirSync(cases).sort()) {
    const path = join(cases, name)
    const source = document(name, readFileSync(path, 'utf8'))

    it(name, () => {
      const edition = parseDocument(source, lexicons)
      editionSchema.parse(edition)
      const json = `${JSON.stringify(editionText(edition), null, 2)}\n`
      const file = join(expected, `${name.slice(0, -extname(name).length)}.json`)
      if (process.env.UPDATE) {
        mkdirSync(expected, { recursive: true })
        writeFileSync(file, json)
      }
      expect(json).toBe(readFileSync(file, 'utf8'))
    })

    it.skipIf(!toMdast)(`${name}: the fast parser makes the same edition`, () => {
      expect(parseDocument(source, lexicons, { toMdast: toMdast! })).toEqual(parseDocument(source, lexicons))
    })
  }
})
