import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Runbook } from '../../src/model/index.ts'
import { render, targets } from '../../src/render/index.ts'
import { sample } from './runbook.ts'
import { tags, translator } from './translator.ts'

const names = targets.map((target) => target.name)
const all = (runbook: Runbook = sample, locales = tags, order = names) =>
  new Map(render(runbook, { targets: order, locales, translator }).map(({ path, content }) => [path, String(content)]))

describe('targets', () => {
  it('are the folders of src/render', () => {
    const folders = readdirSync(`${import.meta.dirname}/../../src/render`, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
    expect([...names].sort()).toEqual(folders.sort())
  })

  it('give the same bytes twice, whatever the order of targets and languages', () => {
    const shuffled = all(sample, [...tags].reverse(), [...names].reverse())
    expect(Object.fromEntries([...shuffled].sort())).toEqual(Object.fromEntries([...all()].sort()))
  })

  it('do not change the runbook', () => {
    const before = JSON.stringify(sample)
    all()
    expect(JSON.stringify(sample)).toBe(before)
  })

  it('produce the same file for a language, whichever other languages are asked for', () => {
    const everything = all()
    for (const locale of tags)
      for (const [path, content] of all(sample, [locale])) expect(content, path).toBe(everything.get(path))
  })

  it('write lines, paths and encodings as each format wants them', () => {
    for (const [path, content] of all()) {
      expect(path).toMatch(/^[\w./-]+$/)
      expect(content, path).not.toMatch(path.endsWith('1') ? /(?<!\r)\n/ : /\r/)
      expect(content.startsWith('\ufeff'), `${path} and its byte order mark`).toBe(path.endsWith('.psd1'))
      expect(content, path).toMatch(/[^\n]\r?\n$/)
    }
  })

  it('survive an empty runbook', () => {
    const empty = { ...sample, title: {}, sources: [], parameters: [], sections: [], findings: [] }
    expect([...all(empty).keys()]).toEqual([...all().keys()])
  })

  it('survive a runbook without an English word', () => {
    const spanish = JSON.parse(JSON.stringify(sample), (_, value) =>
      value?.es && value?.en ? { es: value.es } : value,
    ) as Runbook
    expect(all(spanish).get('sample-offloading.fr.md')).toContain('[non traduit\u00a0: es]')
  })

  it('say which one is unknown', () => {
    expect(() => render(sample, { targets: ['pdf'], locales: ['en'], translator })).toThrow(/no target pdf/)
  })
})

describe('file names', () => {
  it.each([
    ['sample-offloading', 'sample-offloading'],
    ['a3A1dfD7-1', 'a3a1dfd7-1'],
    ['../../etc/passwd', 'etc-passwd-2bef2c0bbbde'],
    ['Exchange: SSL “offload”', 'exchange-ssl-offload-aa723863f2de'],
    ['設定', 'runbook-cf5e640937c7'],
    ['con', 'con-f604f1190d01'],
  ])('of %s begin with %s', (id, stem) => {
    expect([...all({ ...sample, id }).keys()]).toContain(`${stem}.ps1`)
  })

  it('differ for two ids that reduce to one, whatever their plans', () => {
    const stems = ['a b', 'a:b', 'a/b'].map((id) =>
      [...all({ ...sample, id }).keys()].find((path) => path.endsWith('.ps1')),
    )
    expect(new Set(stems).size).toBe(3)
  })
})

describe('commands', () => {
  const files = all()
  const fences = (locale: string) =>
    [...files.get(`sample-offloading.${locale}.md`)!.matchAll(/^(`{3,})(\S+ \{.*\}\n[\s\S]*?)^\1$/gm)].map(
      (match) => match[2],
    )
  const printed = (locale: string) =>
    [
      ...files
        .get(`sample-offloading.checklist.${locale}.html`)!
        .matchAll(/<div translate="no" dir="ltr">(.*?)<\/div>/g),
    ].map((match) => match[1])
  const listed = (locale: string) =>
    [...files.get(`sample-offloading.checklist.${locale}.md`)!.matchAll(/`+ ?(.*?[^`]) ?`+$/gm)].map(
      (match) => match[1],
    )

  it.each(tags)('are the same bytes in %s as in English', (locale) => {
    for (const commands of [fences, printed, listed]) {
      expect(commands('en').length).toBeGreaterThan(6)
      expect(commands(locale)).toEqual(commands('en'))
    }
  })

  it('are in one script for all languages', () => {
    expect([...files.keys()].filter((path) => path.endsWith('.ps1'))).toEqual(['sample-offloading.ps1'])
  })
})
