import { realpathSync } from 'node:fs'
import { dirname, relative, resolve, sep } from 'node:path'
import { type Context, type Options, UsageError } from './command.ts'
import { CONFIG } from './settings.ts'

/**
 * A place to write to. What the user types is what the user wants; what a configuration names, or a link in the folder, may have come
 * with the documents: that stays below the working directory or the folder of the configuration.
 */
export function trustedPlace(path: string, option: 'out' | 'baseline', options: Options, { io }: Context): string {
  const roots = [io.cwd, dirname(resolve(io.cwd, options.config ?? CONFIG))].map(realOf)
  const real = realOf(resolve(io.cwd, path))
  if (options[option] !== undefined || roots.some((root) => isBelow(real, root))) return path
  throw new UsageError('untrustedPlace', { path, option: `--${option}` })
}

function isBelow(path: string, root: string): boolean {
  const away = relative(root, path)
  return away !== '..' && !away.startsWith(`..${sep}`) && resolve(root, away) === path
}

/** The place that a path leads to, links followed, whether it is there or not. */
function realOf(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return dirname(path) === path ? path : resolve(realOf(dirname(path)), relative(dirname(path), path))
  }
}
