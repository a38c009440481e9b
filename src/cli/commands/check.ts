import { check as checkPaths } from '../../index.ts'
import { type Command, exit, UsageError } from '../command.ts'
import { pairOutputs, printReport, reportOf } from '../outputs.ts'
import { printProblems, readSettings } from '../settings.ts'
import { fails } from '../verdict.ts'

/** Reports where editions say different things or are all wrong. */
export const check: Command = {
  name: 'check',
  argument: '[paths...]',
  options: ['format', 'output', 'all', 'failOn', 'newOnly', 'baseline', 'decisions', 'config', 'parser'],
  examples: [
    'hexapla check docs',
    'hexapla check docs --format github --format sarif --output hexapla.sarif',
    'hexapla check docs --new-only --fail-on warning',
  ],
  async run(args, options, context, order) {
    const outputs = pairOutputs(order)
    const settings = await readSettings(options, context)
    if (settings.problems.length > 0) {
      printProblems(settings.problems, context)
      return exit.wrong
    }
    if (options.newOnly && settings.baseline.absent)
      throw new UsageError('noBaseline', { path: settings.baseline.path })
    const result = await checkPaths(args.length > 0 ? args : ['.'], settings.run)
    const findings = options.newOnly ? result.folded.filter((finding) => !finding.suppressed) : result.folded
    printReport(reportOf(result, findings), outputs, options, context)
    if (result.problems.length > 0) {
      // Formats that carry problems have said it; a file nobody looks at yet has not.
      if (outputs.every((output) => output.file !== undefined)) printProblems(result.problems, context)
      return exit.wrong
    }
    return fails(findings, options.failOn ?? settings.config.failOn, settings.config.thresholds)
      ? exit.findings
      : exit.clean
  },
}
