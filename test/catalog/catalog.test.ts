import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildCatalog, type CatalogData, createCatalog, serializeCatalog } from '../../src/commands/catalog/index.ts'

const root = join(import.meta.dirname, '../..')
const shipped = readFileSync(join(root, 'src/commands/catalog/cmdlets.json'), 'utf8')
const data: CatalogData = JSON.parse(shipped)
const catalog = createCatalog(data)

/** What `lookup.json` says of one parameter: the name it resolves to, or `null`. */
const lookup: {
  cmdlets: Record<string, string | null>
  parameters: Record<string, string | null>
  near: Record<string, string[]>
  nearParameters: Record<string, string[]>
} = JSON.parse(readFileSync(join(import.meta.dirname, 'lookup.json'), 'utf8'))

describe('createCatalog', () => {
  it.each(Object.entries(lookup.cmdlets))('cmdlet %s → %s', (name, expected) => {
    expect(catalog.cmdlet(name)?.name ?? null).toBe(expected)
  })

  it.each(Object.entries(lookup.parameters))('parameter %s → %s', (text, expected) => {
    const [cmdlet, parameter] = text.split(' -')
    expect(catalog.cmdlet(cmdlet!)?.parameter(parameter!)?.name ?? null).toBe(expected)
  })

  it.each(Object.entries(lookup.near))('near %s', (name, expected) => {
    expect(catalog.near(name)).toEqual(expected)
  })

  it.each(Object.entries(lookup.nearParameters))('parameters near %s', (text, expected) => {
    const [cmdlet, parameter] = text.split(' -')
    expect(catalog.cmdlet(cmdlet!)?.nearParameters(parameter!)).toEqual(expected)
  })

  it('tells switches, types, positions and products', () => {
    const cmdlet = catalog.cmdlet('Set-OutlookAnywhere')
    expect(cmdlet?.parameter('WhatIf')?.switch).toBe(true)
    expect(cmdlet?.parameter('SSLOffloading')).toMatchObject({ switch: false, type: 'Boolean' })
    expect(cmdlet?.parameter('Identity')?.position).toBe(1)
    expect(cmdlet?.parameter('ClientAuthenticationMethod')?.products).toEqual(['Exchange Server 2010'])
    expect(cmdlet?.products).toContain('Exchange Server 2013')
  })

  it('says which cmdlets take parameters of their provider', () => {
    expect(catalog.cmdlet('Set-ItemProperty')?.open).toBe(true)
    expect(catalog.cmdlet('Get-Command')?.open).toBe(true)
    expect(catalog.cmdlet('Restart-Service')?.open).toBeUndefined()
  })

  it('refuses data of another format', () => {
    expect(() => createCatalog({ ...data, version: 2 as 1 })).toThrow('format 2')
  })

  it('finds every name within one edit and never throws', () => {
    const names = data.cmdlets.map((line) => line.slice(0, line.indexOf('|')))
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.nat(), fc.constantFrom('a', '-', 'é'), (name, seed, letter) => {
        const at = seed % name.length
        const edits = [name.slice(0, at) + name.slice(at + 1), name.slice(0, at) + letter + name.slice(at)]
        for (const edited of edits) {
          if (edited.toLowerCase() !== name.toLowerCase()) expect(catalog.near(edited)).toContain(name)
        }
      }),
    )
    fc.assert(
      fc.property(fc.string(), (text) => {
        catalog.near(text)
        catalog.cmdlet(text)
        catalog.cmdlet('Get-Mailbox')?.parameter(text)
        catalog.cmdlet('Get-Mailbox')?.nearParameters(text)
      }),
    )
  })
})

describe('the shipped catalogue', () => {
  it('is at most 400 KB compressed', () => {
    expect(gzipSync(shipped).length).toBeLessThanOrEqual(400 * 1024)
  })

  it('holds facts, not prose: no field has a space', () => {
    for (const line of data.cmdlets) {
      expect(line).toMatch(/^[A-Za-z0-9-]+\|[0-9a-z]+\|[0-9a-z]+\|(?:\w+[^\s|]*(?: \w+[^\s|]*)*)?$/)
    }
  })
})

const shared = join(root, '../shared')
const pages = join(shared, 'corpus/platyps')

describe.skipIf(!existsSync(pages))(
  'against the reference pages (skipped where ../shared/corpus/platyps is absent)',
  () => {
    it('is what a rebuild gives', () => {
      const files = readdirSync(pages, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'))
      const built = buildCatalog(files.map((path) => ({ path, text: readFileSync(join(pages, path), 'utf8') })))
      // Compared as a flag: a difference of 2,000 lines helps nobody.
      expect(serializeCatalog(built) === shipped, 'rebuild it with `hexapla catalog build`').toBe(true)
    })
  },
)

const parsed = join(shared, 'gold/powershell-parse.jsonl')

describe.skipIf(!existsSync(parsed))(
  'against the commands of the corpus (skipped where ../shared/gold is absent)',
  () => {
    it('does not know exactly the parameters that were judged to be defects of the articles', () => {
      const known: Record<string, string> = JSON.parse(
        readFileSync(join(import.meta.dirname, 'unknown-parameters.json'), 'utf8'),
      )
      const unknown = new Set<string>()
      for (const { name, parameter } of namedParameters(readFileSync(parsed, 'utf8'))) {
        const cmdlet = catalog.cmdlet(name)
        if (cmdlet === undefined || cmdlet.open || cmdlet.parameter(parameter) !== undefined) continue
        unknown.add(`${cmdlet.name} -${parameter}`)
      }
      expect([...unknown].sort()).toEqual(Object.keys(known).sort())
    })
  },
)

function* namedParameters(lines: string): Generator<{ name: string; parameter: string }> {
  for (const line of lines.trim().split('\n')) {
    for (const { name, elements } of JSON.parse(line).commands) {
      for (const { parameter } of elements) if (name && parameter !== undefined) yield { name, parameter }
    }
  }
}
