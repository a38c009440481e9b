import { type Command, Help, type Option } from 'commander'
import { columns, type Translate, wrap } from '../index.ts'

/** Makes the help of a command speak the user's language, aligned by what characters really take. */
export function translateHelp(command: Command, t: Translate): void {
  const titles: Record<string, string> = {
    'Usage:': t('cli.help.usage'),
    'Arguments:': t('cli.help.arguments'),
    'Options:': t('cli.help.options'),
    'Commands:': t('cli.help.commands'),
  }
  command.configureHelp({
    styleTitle: (title) => titles[title] ?? title,
    displayWidth: columns,
    boxWrap: (text, width) => wrap(text, width).join('\n'),
    preformatted: () => false,
    commandUsage: (own) => usage(own, t),
    subcommandTerm: (own) => own.name(),
    optionDescription: (option) => optionDescription(option, t),
    formatItem,
    // A full-width colon brings its own space.
    formatHelp: (own, helper) => Help.prototype.formatHelp.call(helper, own, helper).replace('： ', '：'),
  })
}

function usage(command: Command, t: Translate): string {
  const names: string[] = []
  for (let at: Command | null = command; at; at = at.parent) names.unshift(at.name())
  const args = command.registeredArguments.map((argument) => {
    const name = argument.name() + (argument.variadic ? '…' : '')
    return argument.required ? `<${name}>` : `[${name}]`
  })
  return [
    ...names,
    ...(command.commands.length > 0 ? [t('cli.help.command')] : []),
    t('cli.help.option'),
    ...args,
  ].join(' ')
}

const optionDescription = (option: Option, t: Translate): string =>
  option.argChoices
    ? t('cli.help.choices', { description: option.description, choices: option.argChoices.join(', ') })
    : option.description

/** Term and description in two columns; the description keeps to its own. */
function formatItem(term: string, termWidth: number, description: string, helper: Help): string {
  const lines = wrap(description, Math.max(30, (helper.helpWidth ?? 80) - termWidth - 4))
  const gap = ' '.repeat(Math.max(0, termWidth - columns(term)))
  return lines
    .map((line, index) => (index === 0 ? `  ${term}${gap}  ${line}` : ' '.repeat(termWidth + 4) + line))
    .join('\n')
}
