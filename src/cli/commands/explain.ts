import { readRulePage, rules, ruleTitle } from '../../index.ts'
import { type Command, exit, UsageError } from '../command.ts'
import { near } from '../near.ts'

/** Says what a rule is about and how to live with it. Its page with examples is in English. */
export const explain: Command = {
  name: 'explain',
  argument: '<rule>',
  examples: ['hexapla explain prompt-in-command'],
  async run([id = ''], _options, { io, t }) {
    const rule = rules.find((candidate) => candidate.id === id)
    const known = rules.map((candidate) => candidate.id)
    if (!rule) throw new UsageError('unknownRule', { value: id, ...near(id, known) })
    const page = readRulePage(id)?.replace(/^# .*\n+/, '')
    const lines = [
      `${id}: ${ruleTitle(id, t)}`,
      t('cli.explain.severity', {
        severity: t(`cli.severity.${rule.severity}`),
        category: t(`cli.category.${rule.category}`),
      }),
      '',
      ...(page === undefined ? [] : [t('cli.explain.page'), '', page.trimEnd(), '']),
      t('cli.explain.configure'),
      '  rules:',
      `    ${id}: off`,
      '',
      t('cli.explain.silence'),
      `  <!-- hexapla-disable-next-line ${id} -- ${t('cli.explain.reason')} -->`,
    ]
    io.stdout.write(`${lines.join('\n')}\n`)
    return exit.clean
  },
}
