#!/usr/bin/env node
import { run } from './run.ts'

// A reader that has seen enough (`| head`) is no error.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit()
    throw error
  })

process.exitCode = await run(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
  today: new Date().toISOString().slice(0, 10),
  systemLocale: Intl.DateTimeFormat().resolvedOptions().locale,
})
