import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { play } from './cli/transcript.ts'

const folder = `${import.meta.dirname}/cli`

// `UPDATE=1` rewrites the transcripts with what really happens.
it.each(readdirSync(folder).filter((name) => name.endsWith('.md')))('%s', async (name) => {
  const path = `${folder}/${name}`
  const expected = readFileSync(path, 'utf8')
  const played = await play(expected)
  if (process.env.UPDATE) writeFileSync(path, played)
  expect(played).toBe(process.env.UPDATE ? played : expected)
})
