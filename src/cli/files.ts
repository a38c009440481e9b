import { existsSync, mkdirSync, readdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import type { OutputFile } from '../index.ts'
import { UsageError } from './command.ts'

/**
 * Writes files so that each is whole or not there: first all under temporary names, then renamed. A failure on the way leaves the old
 * files as they were; what a run left that was killed on the way is cleared by the next. Paths are relative to `dir` and may not leave it, links included; `name` is
 * what the user calls the place.
 */
export function writeFiles(files: readonly OutputFile[], dir: string, name: string = dir): void {
  const pending: { temporary: string; path: string }[] = []
  try {
    const placed = distinct(files).map(({ path, content }) => ({ path: inside(dir, path, name), content }))
    clearLeftovers(placed.map(({ path }) => path))
    for (const { path, content } of placed) {
      const old = statSync(path, { throwIfNoEntry: false })
      // Renaming over a folder would fail half-way through.
      if (old?.isDirectory()) throw new UsageError('cannotWrite', { path: name, code: 'EISDIR' })
      const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`)
      pending.push({ temporary, path })
      // Never through a link that somebody has put there, nor for more eyes than the old file.
      writeFileSync(temporary, content, { flag: 'wx', ...(old && { mode: old.mode }) })
    }
    for (const { temporary, path } of pending) renameSync(temporary, path)
  } catch (error) {
    for (const { temporary } of pending) rmSync(temporary, { force: true })
    throw asUsageError(error, name)
  }
}

/** Removes the temporary files for these paths of runs that are no more. */
function clearLeftovers(paths: readonly string[]): void {
  const wanted = new Set(paths)
  for (const folder of new Set(paths.map((path) => dirname(path))))
    for (const name of readdirSync(folder)) {
      const [, base = '', pid = ''] = /^\.(.+)\.(\d+)\.tmp$/.exec(name) ?? []
      if (wanted.has(join(folder, base)) && !isRunning(Number(pid))) rmSync(join(folder, name), { force: true })
    }
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Each path once: runbooks share files, such as the schema of their JSON. Sharing a path with other content is a fault of ours. */
function distinct(files: readonly OutputFile[]): OutputFile[] {
  const byPath = new Map<string, OutputFile>()
  for (const file of files) {
    const known = byPath.get(file.path)
    if (known && !Buffer.from(known.content).equals(Buffer.from(file.content)))
      throw new Error(`two files want to be ${file.path}`)
    byPath.set(file.path, file)
  }
  return [...byPath.values()]
}

/** Writes one file the same way, wherever the user wants it; through links, and straight into what is no file (`/dev/stdout`). */
export function writeOne(path: string, content: string | Uint8Array, cwd: string): void {
  const wanted = resolve(cwd, path)
  const known = existsSync(wanted) ? statSync(wanted) : undefined
  const full = known ? realpathSync(wanted) : wanted
  if (!known || known.isFile() || known.isDirectory()) {
    writeFiles([{ path: basename(full), content }], dirname(full), path)
    return
  }
  try {
    writeFileSync(full, content)
  } catch (error) {
    throw asUsageError(error, path)
  }
}

function inside(dir: string, path: string, name: string): string {
  const full = resolve(dir, path)
  const away = relative(dir, full)
  if (path === '' || away === '' || away.startsWith('..') || isAbsolute(away) || /[\0\\]/.test(path))
    throw new Error(`output path ${JSON.stringify(path)} leaves the output folder`)
  makeFolder(dirname(full))
  const root = realpathSync(dir)
  const real = realpathSync(dirname(full))
  if (real !== root && !real.startsWith(root.endsWith(sep) ? root : root + sep))
    throw new UsageError('outsideOut', { path: away, dir: name })
  return full
}

/** Makes a folder and those it is in. Node's own way never returns where the system refuses to make any (`/proc`). */
function makeFolder(dir: string): void {
  const known = statSync(dir, { throwIfNoEntry: false })
  if (known?.isDirectory()) return
  if (known === undefined && dirname(dir) !== dir) makeFolder(dirname(dir))
  try {
    mkdirSync(dir)
  } catch (error) {
    // Another run may have made it meanwhile.
    if (!statSync(dir, { throwIfNoEntry: false })?.isDirectory()) throw error
  }
}

const EXPECTED = new Set([
  ...['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'EIO', 'EPIPE', 'ENXIO'],
  ...['ENOENT', 'ENOTDIR', 'EISDIR', 'EEXIST', 'ENAMETOOLONG', 'ELOOP'],
])

/** A disk that is full or closed to us is not our bug. */
function asUsageError(error: unknown, name: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return EXPECTED.has(code) ? new UsageError('cannotWrite', { path: name, code }) : error
}
