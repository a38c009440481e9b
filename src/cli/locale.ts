import { resolveLocale } from '../index.ts'
import { type Io, UsageError } from './command.ts'

/**
 * The language of messages: `--locale` (which must exist), else what the environment asks for, else English.
 * Looked for before anything is parsed, because the help and the errors are said in it.
 */
export function chooseLocale(argv: readonly string[], io: Io, tags: readonly string[]): string {
  const asked = localeOption(argv)
  if (asked === undefined) return fromEnvironment(io, tags)
  const tag = resolveLocale(asked, tags)
  if (tag === undefined) throw new UsageError('unknownLocale', { value: asked, known: tags.join(', ') })
  return tag
}

function localeOption(argv: readonly string[]): string | undefined {
  const end = argv.indexOf('--')
  const own = end === -1 ? argv : argv.slice(0, end)
  const at = own.findLastIndex((word) => word === '--locale' || word.startsWith('--locale='))
  if (at === -1) return undefined
  return own[at] === '--locale' ? own[at + 1] : own[at]?.slice('--locale='.length)
}

/** The usual order of POSIX, after our own variable. `C` and `POSIX` mean no language at all. */
export function fromEnvironment({ env, systemLocale }: Io, tags: readonly string[]): string {
  const value = [env.HEXAPLA_LOCALE, env.LC_ALL, env.LC_MESSAGES, env.LANG].find((one) => one) ?? systemLocale
  const tag = value.replace(/[.@].*$/, '').replaceAll('_', '-')
  return resolveLocale(tag, tags) ?? 'en'
}
