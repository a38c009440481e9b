import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fix as fixPaths, unifiedDiff } from '../../index.ts'
import { type Command, exit } from '../command.ts'
import { writeOne } from '../files.ts'
import { printProblems, readSettings } from '../settings.ts'

/** Repairs what is mechanical and certain: shows the changes, and makes them with `--write`. */
export const fix: Command = {
  name: 'fix',
  argument: '[paths...]',
  options: ['write', 'rule', 'decisions', 'config', 'parser'],
  examples: ['hexapla fix docs', 'hexapla fix docs --rule prompt-in-command --write'],
  async run(args, options, context) {
    const { io, t } = context
    const settings = await readSettings(options, context)
    if (settings.problems.length > 0) {
      printProblems(settings.problems, context)
      return exit.wrong
    }
    const result = await fixPaths(args.length > 0 ? args : ['.'], {
      ...settings.run,
      // What a baseline has learnt to live with may be repaired; what a person has silenced in the text may not.
      baseline: [],
      ...(options.rule && { only: options.rule }),
    })
    printProblems(result.problems, context)
    for (const repair of result.repairs) io.stdout.write(unifiedDiff(repair.path, repair.before, repair.after))
    const count = result.repairs.reduce((sum, repair) => sum + repair.findings.length, 0)
    const files = result.repairs.length
    if (options.write && files > 0) {
      const changed = result.repairs.filter(({ path, old, bytes }) => {
        const full = resolve(io.cwd, path)
        // Only over what was read, byte for byte: nothing that somebody has written since then gets lost.
        if (!existsSync(full) || !readFileSync(full).equals(old)) return true
        writeOne(path, bytes, io.cwd)
        return false
      })
      printProblems(
        changed.map(({ path }) => ({ id: 'file-changed', path, data: {} })),
        context,
      )
      if (changed.length > 0) return exit.wrong
    }
    const message = files === 0 ? 'none' : options.write ? 'written' : 'shown'
    io.stderr.write(`${t(`cli.fix.${message}`, { count, files: t('cli.fix.files', { count: files }) })}\n`)
    if (result.problems.length > 0) return exit.wrong
    return files > 0 && !options.write ? exit.findings : exit.clean
  },
}
