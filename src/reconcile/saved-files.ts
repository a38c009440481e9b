import { commandsOf, type DraftStep } from './context.ts'

const FILE = /(?<![\w.-])[\w-]{1,60}\.(?:ps1|psm1|cmd|bat|vbs)(?![\w-])/gi

/**
 * A step whose sentence names a file that a later command runs shows what to save in that file: a person saves it, and to run
 * the lines here as well would do everything twice.
 */
export function leaveSavedFiles(steps: readonly DraftStep[]): DraftStep[] {
  return steps.map((step, index) => {
    const named = filesNamed(step)
    const run = steps
      .slice(index + 1)
      .flatMap(commandsOf)
      .map(({ command }) => command.text.toLowerCase())
    const saved = commandsOf(step).length > 1 && named.some((file) => run.some((text) => runs(text, file)))
    return saved ? byHand(step) : step
  })
}

const filesNamed = ({ text }: DraftStep): string[] =>
  Object.values(text).flatMap(({ inlines }) =>
    [
      ...inlines
        .map((inline) => inline.text)
        .join('')
        .matchAll(FILE),
    ].map(([file]) => file.toLowerCase()),
  )

/** The file is the command itself, with or without a path, not a value. */
const runs = (command: string, file: string): boolean => {
  const [program = ''] = command.replace(/^[&.]\s+/, '').split(/\s/, 1)
  return program.replace(/["']/g, '').split(/[\\/]/).at(-1) === file
}

function byHand(step: DraftStep): DraftStep {
  const { chosen: _, ...rest } = step
  return { ...rest, kind: 'manual', methods: step.methods.map((method) => ({ ...method, scriptable: false })) }
}
