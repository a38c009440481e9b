import { Command as Commander, Option } from 'commander'
import { version } from '../index.ts'
import { type Command, type Context, type Given, type Options, UsageError } from './command.ts'
import { translateHelp } from './help.ts'
import { near } from './near.ts'
import { type OptionForm, options } from './options.ts'

/** Makes commander's program from our commands; `done` receives the exit code of the one that ran. */
export function createProgram(commands: readonly Command[], context: Context, done: (code: number) => void): Commander {
  const program = new Program('hexapla')
  program.description(context.t('cli.commands.hexapla'))
  program.version(version, '-V, --version', context.t('cli.options.version'))
  furnish(program, context, [
    'hexapla build docs --out runbooks',
    'hexapla check docs --format sarif --output hexapla.sarif',
  ])
  for (const command of commands) add(program, command, context, done)
  return program
}

function add(parent: Commander, command: Command, context: Context, done: (code: number) => void): void {
  const { t } = context
  const own = new Program(command.name)
  parent.addCommand(own)
  own.description(t(`cli.commands.${keyOf(own)}`))
  if (command.argument) own.argument(command.argument, t(`cli.arguments.${command.argument.replace(/\W/g, '')}`))
  const order: Given[] = []
  for (const name of command.options ?? []) own.addOption(makeOption(options[name], t(`cli.options.${name}`), order))
  furnish(own, context, command.examples ?? [])
  for (const sub of command.commands ?? []) add(own, sub, context, done)
  if (!command.run) return
  own.action(async (...received: unknown[]) => {
    // commander passes the declared arguments, then the options, then the command.
    const args = (command.argument ? [received[0]].flat() : []).filter((one) => typeof one === 'string')
    if (args.includes('')) throw new UsageError('missingArgument', { name: own.registeredArguments[0]?.name() })
    const given = own.opts<Options>()
    const missing = command.required?.find((name) => given[name] === undefined)
    if (missing) throw new UsageError('missingOption', { option: options[missing].flags })
    done((await command.run?.(args, given, context, order)) ?? 0)
  })
}

/** `catalog build` is `catalogBuild` in the message files. */
const keyOf = (command: Commander): string => {
  const path: string[] = []
  for (let at: Commander | null = command; at?.parent; at = at.parent) path.unshift(at.name())
  return path.map((word, index) => (index === 0 ? word : word[0]?.toUpperCase() + word.slice(1))).join('')
}

function furnish(command: Commander, context: Context, examples: readonly string[]): void {
  const { t, io } = context
  command.addOption(new Option('--locale <tag>', t('cli.options.locale')))
  command.helpOption('-h, --help', t('cli.options.help'))
  command.helpCommand(false)
  command.exitOverride()
  command.configureOutput({
    writeOut: (text) => io.stdout.write(text),
    writeErr: (text) => io.stderr.write(text),
    getOutHelpWidth: () => io.stdout.columns ?? 100,
    getErrHelpWidth: () => io.stderr.columns ?? 100,
  })
  translateHelp(command, t)
  const lines = ['', t('cli.help.examples'), ...examples.map((example) => `  ${example}`)]
  if (examples.length > 0) command.addHelpText('after', lines.join('\n'))
}

function makeOption(form: OptionForm, description: string, order: Given[]): Option {
  const option = new Option(form.flags, description)
  if (form.choices) option.argChoices = [...form.choices]
  if (option.isBoolean()) return option
  return option.argParser((value: string, before: unknown) => {
    // Mostly a variable of a shell that was never set: the working directory is not what was meant.
    if (value === '') throw new UsageError('missingValue', { option: form.flags })
    if (form.choices && !form.choices.includes(value))
      throw new UsageError('badChoice', {
        option: `--${option.name()}`,
        value,
        known: form.choices.join(', '),
        ...near(value, form.choices),
      })
    if (form.pattern && !form.pattern.test(value))
      throw new UsageError('badDate', { option: `--${option.name()}`, value })
    order.push({ name: option.name(), value })
    return form.repeat ? [...(Array.isArray(before) ? before : []), value] : value
  })
}

/** commander whose complaints are ours, so that they can be said in any language. Its own are private but stable methods. */
class Program extends Commander {
  unknownOption(flag: string): never {
    const known = this.options.flatMap((option) => (option.long ? [option.long] : []))
    throw new UsageError('unknownOption', { option: flag, ...near(flag, [...known, '--help']) })
  }

  unknownCommand(): never {
    const value = this.args[0] ?? ''
    const known = this.commands.map((command) => command.name())
    throw new UsageError('unknownCommand', { value, known: known.join(', '), ...near(value, known) })
  }

  missingArgument(name: string): never {
    throw new UsageError('missingArgument', { name })
  }

  optionMissingArgument(option: Option): never {
    throw new UsageError('missingValue', { option: option.flags })
  }

  _excessArguments(received: string[]): never {
    throw new UsageError('tooMany', { value: received.at(-1) ?? '' })
  }
}
