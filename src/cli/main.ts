#!/usr/bin/env node
import { run, sayLost } from './run.ts'

const argv = process.argv.slice(2)
const io = {
  cwd: process.cwd(),
  env: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
  today: new Date().toISOString().slice(0, 10),
  systemLocale: Intl.DateTimeFormat().resolvedOptions().locale,
}
let lost = 0

// A reader that has seen enough (`| head`) is no error, and does not change the answer either: the run goes on to its exit code.
const SEEN_ENOUGH = new Set(['EPIPE', 'ERR_STREAM_DESTROYED'])

process.stderr.on('error', () => {})
process.stdout.on('error', ({ code = 'unknown' }: NodeJS.ErrnoException) => {
  if (SEEN_ENOUGH.has(code) || lost > 0) return
  lost = sayLost(code, argv, io)
  process.exitCode = Math.max(Number(process.exitCode ?? 0), lost)
})

process.exitCode = Math.max(await run(argv, io), lost)
