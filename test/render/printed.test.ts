import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filesOf } from './files.ts'
import { sample } from './runbook.ts'

/** The page in a real browser, on screen and on paper. Chromium and poppler come with CI; elsewhere this is skipped where they are absent. */
const run = promisify(execFile)
const found = (program: string) => spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined
const browser = ['chromium', 'chromium-browser', 'google-chrome'].find((name) => found(name))
const pages = filesOf('checklist')
const pageIn = (locale: string) => pages.get(`sample-offloading.checklist.${locale}.html`)!
const QUIET = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--no-pdf-header-footer'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync', '--virtual-time-budget=2000'],
]

describe.skipIf(!browser || !found('pdftotext'))('in Chromium', { timeout: 120_000 }, () => {
  let dir = ''
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'hexapla-printed-'))
  })
  afterAll(() => rmSync(dir, { recursive: true, force: true, maxRetries: 5 }))

  async function open(page: string, ...options: string[]): Promise<string> {
    const file = join(dir, 'page.html')
    writeFileSync(file, page)
    const profile = `--user-data-dir=${join(dir, 'profile')}`
    const { stdout } = await run(browser!, [...QUIET, profile, ...options, pathToFileURL(file).href], {
      maxBuffer: 1 << 26,
    })
    return stdout
  }

  it.each([
    { what: 'runs nothing and loads nothing, should text of an attacker ever get in', policy: true },
    { what: 'would do both without the policy', policy: false },
  ])('$what', async ({ policy }) => {
    const asked: string[] = []
    const server = createServer((request, response) => {
      asked.push(request.url ?? '')
      response.end()
    })
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const attack =
      `<script>document.body.append('RAN' + 1)</script><img src="${at}/img" onerror="document.body.append('RAN' + 2)">` +
      `<style>@import url(${at}/css); body { background: url(${at}/background) }</style><iframe src="${at}/frame"></iframe>`
    const page = pageIn('en').replace('<main>', () => `<main>${attack}`)
    const dom = await open(policy ? page : page.replace(/<meta http-equiv[^>]*>/, ''), '--dump-dom')
    server.close()
    expect([/RAN\d/.test(dom), asked.length > 0]).toEqual([!policy, !policy])
  })

  it.each([
    { locale: 'fr', size: 'A4', number: (page: number, all: number) => `Page ${page} sur ${all}` },
    { locale: 'zh-Hant', size: 'letter', number: (page: number, all: number) => `第 ${page} 頁，共 ${all} 頁` },
  ])('prints every command whole on $size in $locale, on numbered pages', async ({ locale, size, number }) => {
    const pdf = join(dir, 'page.pdf')
    await open(pageIn(locale).replace('@page {', `@page { size: ${size};`), `--print-to-pdf=${pdf}`)
    const { stdout } = await run('pdftotext', ['-raw', pdf, '-'])
    const sheets = stdout.split('\f').slice(0, -1)
    const text = stdout.replace(/\s+/g, '')
    const commands = sample.sections.flatMap(({ steps }) =>
      steps.flatMap(({ methods }) => methods.flatMap(({ actions }) => actions.flatMap(({ command }) => command ?? []))),
    )
    for (const { template } of commands.filter(
      ({ template }) => /^[\x20-\x7e]+$/.test(template) && !template.includes('{'),
    ))
      expect(text).toContain(`▸${template.replace(/\s+/g, '')}↵`)
    for (const [index, sheet] of sheets.entries())
      expect(sheet.replace(/\s+/g, '')).toContain(number(index + 1, sheets.length).replace(/\s+/g, ''))
    expect(sheets.length).toBeGreaterThan(5)
  })
})
