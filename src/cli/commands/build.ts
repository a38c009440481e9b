import { resolve } from 'node:path'
import { build as buildPaths } from '../../index.ts'
import { type Command, exit } from '../command.ts'
import { writeFiles } from '../files.ts'
import { printProblems, readSettings } from '../settings.ts'
import { trustedPlace } from '../trusted-place.ts'
import { fails } from '../verdict.ts'

/** Writes the runbooks. Known findings block as well: what operators run knows no baseline. */
export const build: Command = {
  name: 'build',
  argument: '[paths...]',
  options: ['out', 'target', 'language', 'decisions', 'failOn', 'config', 'parser'],
  examples: [
    'hexapla build docs --out runbooks',
    'hexapla build docs --target powershell --language fr --language zh-TW',
  ],
  async run(args, options, context) {
    const { io, t } = context
    const { config, run, problems } = await readSettings(options, context)
    if (problems.length > 0) {
      printProblems(problems, context)
      return exit.wrong
    }
    const out = trustedPlace(options.out ?? config.out ?? 'out', 'out', options, context)
    const result = await buildPaths(args.length > 0 ? args : ['.'], { ...run, baseline: [] })
    if (result.problems.length > 0) {
      printProblems(result.problems, context)
      io.stderr.write(`${t('cli.build.refused')}\n`)
      return exit.wrong
    }
    writeFiles(result.files, resolve(io.cwd, out), out)
    io.stderr.write(`${t('cli.build.written', { count: result.files.length, path: out })}\n`)
    const steps = result.runbooks.flatMap((runbook) => runbook.sections.flatMap((section) => section.steps))
    const blocked = steps.filter((step) => step.blocked.length > 0).length
    if (blocked > 0) io.stderr.write(`${t('cli.build.blocked', { count: blocked })}\n`)
    return fails(result.folded, options.failOn ?? 'never') ? exit.findings : exit.clean
  },
}
