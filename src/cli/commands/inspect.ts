import { check, jsonText, type RunResult, type Stage } from '../../index.ts'
import { type Command, exit } from '../command.ts'
import { writeOne } from '../files.ts'
import { printProblems, readSettings } from '../settings.ts'

type Emission = { until: Stage; pick(result: RunResult): unknown }

const emissions: Record<string, Emission> = {
  documents: {
    until: 'editions',
    pick: ({ sources }) =>
      sources.flatMap((topic) =>
        topic.documents.map(({ text, ...document }) => ({ ...document, length: text.length })),
      ),
  },
  topics: {
    until: 'editions',
    pick: ({ sources }) =>
      sources.map(({ id, joinedBy, documents }) => ({
        id,
        joinedBy,
        documents: documents.map(({ path, locale }) => ({ path, locale })),
      })),
  },
  editions: { until: 'editions', pick: ({ topics }) => topics.map(({ id, editions }) => ({ id, editions })) },
  rows: {
    until: 'rows',
    pick: ({ topics }) =>
      topics.map(({ id, editions, alignment }) => ({
        id,
        editions: editions.map(({ path, locale }) => ({ path, locale })),
        alignment,
      })),
  },
  findings: { until: 'findings', pick: ({ findings }) => findings },
  runbook: { until: 'runbook', pick: ({ runbooks }) => runbooks },
}

/** Prints what passes between two phases, as JSON. */
export const inspect: Command = {
  name: 'inspect',
  argument: '[paths...]',
  options: ['emit', 'output', 'decisions', 'config', 'parser'],
  required: ['emit'],
  examples: ['hexapla inspect docs --emit rows'],
  async run(args, options, context) {
    const { io } = context
    const settings = await readSettings(options, context)
    const emission = emissions[options.emit ?? '']
    if (settings.problems.length > 0 || !emission) {
      printProblems(settings.problems, context)
      return exit.wrong
    }
    const result = await check(args.length > 0 ? args : ['.'], { ...settings.run, until: emission.until })
    printProblems(result.problems, context)
    const json = `${jsonText(emission.pick(result), 2)}\n`
    const [file] = options.output ?? []
    if (file === undefined) io.stdout.write(json)
    else writeOne(file, json, io.cwd)
    return result.problems.length > 0 ? exit.wrong : exit.clean
  },
}
