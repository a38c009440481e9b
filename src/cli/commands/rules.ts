import { rules as all, columns, pad, ruleTitle } from '../../index.ts'
import { type Command, exit, UsageError } from '../command.ts'

/** Lists the rules. */
export const rules: Command = {
  name: 'rules',
  options: ['format'],
  examples: ['hexapla rules --format json'],
  async run(_args, options, { io, t }) {
    const [format = 'text'] = options.format ?? []
    if (format !== 'text' && format !== 'json')
      throw new UsageError('badChoice', { option: '--format', value: format, known: 'text, json' })
    const list = all.map(({ id, severity, category }) => ({ id, severity, category, title: ruleTitle(id, t) }))
    if (format === 'json') io.stdout.write(`${JSON.stringify(list, undefined, 2)}\n`)
    else {
      const rows = list.map((rule) => [
        rule.id,
        t(`cli.severity.${rule.severity}`),
        t(`cli.category.${rule.category}`),
        rule.title,
      ])
      const widths = [0, 1, 2].map((index) => Math.max(0, ...rows.map((row) => columns(row[index] ?? ''))))
      for (const row of rows) io.stdout.write(`${row.map((cell, index) => pad(cell, widths[index] ?? 0)).join('  ')}\n`)
    }
    return exit.clean
  },
}
