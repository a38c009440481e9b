import { CommanderError } from 'commander'
import { type Locales, loadLocales, version } from '../index.ts'
import { type Context, exit, type Io, UsageError } from './command.ts'
import { commands } from './commands/index.ts'
import { chooseLocale, fromEnvironment } from './locale.ts'
import { createProgram } from './program.ts'

/** Runs the command line: parses, calls the library, prints. Returns the exit code and never throws. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  let context: Context | undefined
  try {
    const locales = loadLocales()
    context = contextFor(fromEnvironment(io, locales.tags), locales, io)
    context = contextFor(chooseLocale(argv, io, locales.tags), locales, io)
    let code: number = exit.wrong
    const program = createProgram(commands, context, (result) => {
      code = result
    })
    await program.parseAsync([...argv], { from: 'user' })
    return code
  } catch (error) {
    return explain(error, argv, io, context)
  }
}

/** Says that what was printed did not arrive (a disk is full), in the language of the user. Returns the exit code. */
export function sayLost(code: string, argv: readonly string[], io: Io): number {
  const locales = loadLocales()
  const context = contextFor(fromEnvironment(io, locales.tags), locales, io)
  return explain(new UsageError('cannotWrite', { path: 'stdout', code }), argv, io, context)
}

const contextFor = (locale: string, locales: Locales, io: Io): Context => ({
  io,
  locales,
  locale,
  t: locales.translator(locale),
})

/** An expected failure is one line; an unexpected one says how to report it. */
function explain(error: unknown, argv: readonly string[], io: Io, context: Context | undefined): number {
  // Help and version are thrown by commander; without a command, help is what was needed.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exit.clean : exit.wrong
  const { t } = context ?? {}
  if (error instanceof UsageError && t) {
    const { suggestion } = error.values
    io.stderr.write(`hexapla: ${t(`cli.errors.${error.id}`, error.values)}\n`)
    if (suggestion) io.stderr.write(`${t('cli.errors.suggestion', { suggestion })}\n`)
    io.stderr.write(`${t('cli.errors.seeHelp', { command: helpFor(argv) })}\n`)
    return exit.wrong
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  // Without a translator not even the messages could be read: then English has to do.
  const intro = t ? t('cli.errors.bug') : 'hexapla has failed.'
  io.stderr.write(
    `${intro}\n\nhexapla ${version}, node ${process.version}, ${process.platform}\nhexapla ${argv.join(' ')}\n${stack}\n`,
  )
  return exit.bug
}

function helpFor(argv: readonly string[]): string {
  const command = commands.find((candidate) => candidate.name === argv[0])
  const sub = command?.commands?.find((candidate) => candidate.name === argv[1])
  return ['hexapla', command?.name, sub?.name, '--help'].filter((word) => word !== undefined).join(' ')
}
