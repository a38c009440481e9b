import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { run } from '../../src/cli/run.ts'
import type { Encoding } from '../../src/index.ts'
import { decode } from '../../src/sources/decode.ts'
import { encode } from '../../src/sources/encode.ts'

const encodings: Encoding[] = ['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be']

it('writes bytes that are read back as the same text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom(...encodings), (text, encoding) => {
      expect(decode(encode(`x${text}`, encoding))).toEqual({ text: `x${text}`, encoding })
    }),
  )
})

let cwd: string
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'hexapla-fix-'))
})
afterAll(() => rmSync(cwd, { recursive: true }))

const hexapla = async (...argv: string[]) => {
  let out = ''
  let err = ''
  const code = await run(argv, {
    cwd,
    env: { HEXAPLA_LOCALE: 'en' },
    today: '2026-11-21',
    systemLocale: 'en',
    stdout: { write: (text) => (out += text) },
    stderr: { write: (text) => (err += text) },
  })
  return { code, out, err }
}

const damaged = '# Recycle\r\n\r\nRun\u00a0this :\r\n\r\n```powershell\r\nIIS:\\>Restart-WebAppPool AppPool1\r\n```\r\n'
const sound = damaged.replace('IIS:\\>', '')

it.each(encodings)('repairs a document in %s and keeps its encoding, mark and line ends', async (encoding) => {
  const folder = join(cwd, encoding)
  for (const [tag, text] of [
    ['en', damaged],
    ['es', sound],
    ['fr', sound],
  ] as const) {
    mkdirSync(join(folder, tag), { recursive: true })
    writeFileSync(join(folder, tag, 'recycle.md'), encode(text, tag === 'en' ? encoding : 'utf-8'))
  }
  const file = join(folder, 'en/recycle.md')

  const shown = await hexapla('fix', encoding)
  expect(shown.code).toBe(1)
  expect(shown.out).toContain('-IIS:\\>Restart-WebAppPool AppPool1\n+Restart-WebAppPool AppPool1\n')
  expect(readFileSync(file)).toEqual(Buffer.from(encode(damaged, encoding)))

  const written = await hexapla('fix', encoding, '--write')
  expect(written.code).toBe(0)
  expect(readFileSync(file)).toEqual(Buffer.from(encode(sound, encoding)))

  const again = await hexapla('fix', encoding, '--write')
  expect(again).toEqual({ code: 0, out: '', err: 'Nothing to repair.\n' })
  expect(readFileSync(file)).toEqual(Buffer.from(encode(sound, encoding)))
})
