import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { render, targets } from '../../src/render/index.ts'
import { planned, sample, text } from './runbook.ts'
import { translator } from './translator.ts'

/* Adds to the sample what it lacks on purpose, so that every sentence has a reason to be said. */
const [overview, prerequisites, ...rest] = sample.sections
/* Sections of which one is chosen, tasks, the way back, an example, and the same finding beside two steps. */
const [section] = rest
const again = { finding: sample.findings[0]!.fingerprint }
const asked = (['alternative', 'task', 'rollback', 'example'] as const).map((onRequest, index) => ({
  ...section!,
  id: `P9${index}`,
  choices: ['P90', 'P91'],
  ...(onRequest === 'example' ? {} : { onRequest }),
  steps: section!.steps.slice(0, 1).map((step) => ({
    ...step,
    id: `S9${index}`,
    onRequest,
    remarks: [again],
    methods: step.methods.map((method) => ({
      ...method,
      actions: [
        ...method.actions,
        ...method.actions.filter(({ command }) => command).map((action) => ({ ...action, example: true })),
      ],
    })),
  })),
}))
const complete = {
  ...sample,
  parameters: [
    ...sample.parameters,
    ...(['domain', 'number', 'text'] as const).map((kind) => ({ ...sample.parameters[0]!, name: `A${kind}`, kind })),
  ],
  sections: [
    {
      ...overview!,
      passages: [
        ...overview!.passages,
        { kind: 'alert' as const, depth: 0, alert: 'important' as const, text: text({ en: 'Look.' }) },
        {
          kind: 'image' as const,
          depth: 0,
          text: { en: { from: 'en', inlines: [{ kind: 'image' as const, text: 'a window', url: 'x.png' }] } },
        },
      ],
    },
    {
      ...prerequisites!,
      steps: [
        {
          ...rest[0]!.steps[0]!,
          id: 'S00',
          decided: { finding: '0'.repeat(16), choice: 'keep', by: 'A', why: 'b' },
          methods: [
            {
              host: 'terminal' as const,
              scriptable: true,
              disruption: 0,
              actions: [
                {
                  kind: 'command' as const,
                  command: {
                    ...planned('ls', {}),
                    command: { ...planned('ls', {}).command, dialect: 'bash' as const },
                  },
                },
              ],
            },
          ],
        },
      ],
    },
    ...rest,
    ...asked,
  ],
  findings: [
    ...sample.findings,
    ...(['warning', 'note'] as const).map((severity) => ({
      ...sample.findings[0]!,
      severity,
      places: Array.from({ length: 9 }, (_, line) => ({
        ...sample.findings[0]!.places[0]!,
        excerpt: line < 5 ? 'the same' : `text ${line}`,
      })),
    })),
  ],
}

it('says every sentence of render.json somewhere, and no other', () => {
  const said = new Set<string>()
  const listening = (locale: string) => {
    const t = translator(locale)
    return (key: string, values?: Record<string, unknown>) => {
      said.add(key)
      return t(key, values)
    }
  }
  const options = { targets: targets.map(({ name }) => name), locales: ['en', 'zh-Hans'], translator: listening }
  render(complete, options)
  render({ ...complete, sections: [], findings: [] }, options)
  const keys = (tree: object, path: string): string[] =>
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [`${path}.${key.replace(/_(?:one|other)$/, '')}`] : keys(value, `${path}.${key}`),
    )
  const english = JSON.parse(readFileSync(`${import.meta.dirname}/../../locales/en/render.json`, 'utf8'))
  const unsaid = new Set(keys(english, 'render').filter((key) => !said.has(key)))
  expect([...unsaid]).toEqual([])
})
