import { expect, it } from 'vitest'
import { run } from '../../src/cli/run.ts'

it('says how to report a defect of ours, and exits with 3', async () => {
  let err = ''
  const code = await run(['explain', 'command-differs'], {
    cwd: '/',
    env: { HEXAPLA_LOCALE: 'fr' },
    today: '2026-11-21',
    systemLocale: 'en',
    stdout: {
      write() {
        throw new TypeError('nobody expected this')
      },
    },
    stderr: { write: (text) => (err += text) },
  })
  expect(code).toBe(3)
  expect(err).toMatch(/^hexapla a échoué\. Il s’agit d’un défaut de hexapla/)
  expect(err).toMatch(/\n\nhexapla \d.* node v.*\nhexapla explain command-differs\nTypeError: nobody expected this\n/)
})
