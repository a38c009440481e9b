import { type Dirent, readdirSync, realpathSync, type Stats, statSync } from 'node:fs'
import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import { glob, isDynamicPattern } from 'tinyglobby'
import type { MediaKind, Problem } from '../model/index.ts'

/** A file to read. */
export interface Found {
  /** As the user would type it, with `/`. */
  path: string
  absolute: string
  media: MediaKind
  /** The argument named it, rather than a folder it is in. */
  named: boolean
}

const MEDIA: Readonly<Record<string, MediaKind>> = {
  md: 'markdown',
  markdown: 'markdown',
  txt: 'capture',
  html: 'html',
  htm: 'html',
}
const SKIPPED = new Set(['node_modules'])

/** Finds the documents under the given paths and patterns, sorted, each once, and what kept others from being found. */
export async function collect(paths: readonly string[], cwd: string): Promise<{ files: Found[]; problems: Problem[] }> {
  const collector = new Collector(cwd)
  for (const path of paths) await collector.argument(path)
  return collector.result()
}

/** The path a person would type from `cwd`: relative below it and beside it, absolute elsewhere. */
function display(absolute: string, cwd: string): string {
  const shown = relative(cwd, absolute)
  return (shown === '' ? '.' : isAbsolute(shown) ? absolute : shown).split(sep).join('/')
}

class Collector {
  readonly #files = new Map<string, Found>()
  readonly #problems: Problem[] = []
  readonly #cwd: string
  /** Folders seen, by real path: a link into an ancestor ends here. */
  #seen = new Set<string>()

  /** Files and problems the argument at hand led to. */
  #found = 0

  constructor(cwd: string) {
    this.#cwd = cwd
  }

  result() {
    const files = [...this.#files.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
    return { files, problems: this.#problems }
  }

  async argument(path: string): Promise<void> {
    const absolute = resolve(this.#cwd, path)
    this.#found = 0
    const stats = statOf(absolute)
    if (stats) this.#known(absolute, stats)
    else if (isDynamicPattern(path)) {
      const matches = await glob(path, { cwd: this.#cwd, absolute: true, dot: false, onlyFiles: true })
      for (const match of matches) this.#file(resolve(match), false)
    } else {
      this.#problem('file-missing', absolute)
      return
    }
    if (this.#found === 0) this.#problem('no-documents', absolute)
  }

  #known(absolute: string, stats: Stats): void {
    if (!stats.isDirectory()) {
      this.#file(absolute, true)
      return
    }
    this.#seen = new Set()
    this.#folder(absolute, realpathSync(absolute))
  }

  #folder(folder: string, root: string): void {
    const real = realOf(folder)
    if (real === undefined || this.#seen.has(real)) return
    this.#seen.add(real)
    let entries: Dirent[]
    try {
      entries = readdirSync(folder, { withFileTypes: true })
    } catch (error) {
      this.#problem('unreadable', folder, { code: codeOf(error) })
      return
    }
    for (const entry of entries) {
      if (entry.name.startsWith('.') || SKIPPED.has(entry.name)) continue
      const absolute = join(folder, entry.name)
      if (entry.isSymbolicLink()) this.#link(absolute, root)
      else if (entry.isDirectory()) this.#folder(absolute, root)
      else if (entry.isFile() && mediaOf(absolute)) this.#file(absolute, false)
    }
  }

  /** A link is followed inside the root that is searched and nowhere else. */
  #link(absolute: string, root: string): void {
    const real = realOf(absolute)
    const stats = statOf(absolute)
    const matters = stats?.isDirectory() || mediaOf(absolute)
    if (!matters) return
    if (real === undefined || !stats) this.#problem('unreadable', absolute, { code: linkFault(absolute) })
    else if (real !== root && !real.startsWith(root + sep)) this.#problem('outside-root', absolute)
    else if (stats.isDirectory()) this.#folder(absolute, root)
    else this.#file(absolute, false)
  }

  #file(absolute: string, named: boolean): void {
    const media = mediaOf(absolute)
    if (!media) {
      if (named) this.#problem('unsupported', absolute)
      return
    }
    this.#found++
    const known = this.#files.get(absolute)
    if (!known) this.#files.set(absolute, { path: display(absolute, this.#cwd), absolute, media, named })
    else known.named ||= named
  }

  #problem(id: string, absolute: string, data: Problem['data'] = {}): void {
    this.#found++
    this.#problems.push({ id, path: display(absolute, this.#cwd), data })
  }
}

const mediaOf = (path: string): MediaKind | undefined => MEDIA[/\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? '']

/** Links in a circle, names that are too long and folders closed to us are not found either. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}

/** Why a link leads nowhere: mostly `ENOENT`, in a circle `ELOOP`. */
function linkFault(path: string): string {
  try {
    realpathSync(path)
    return 'unknown'
  } catch (error) {
    return codeOf(error)
  }
}

function realOf(path: string): string | undefined {
  try {
    return realpathSync(path)
  } catch {
    return undefined
  }
}

/** What the operating system says is wrong, such as `EACCES`. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
