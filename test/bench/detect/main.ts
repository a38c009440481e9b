import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { packageRoot } from '../../../src/sources/index.ts'
import { loadBench } from './corpus.ts'
import { operators } from './operators/index.ts'
import { tableOf, trialText } from './print.ts'
import { figuresOf, trials } from './run.ts'

const { values } = parseArgs({
  options: {
    corpus: { type: 'string', default: `${packageRoot()}/../shared/corpus/exchange-2013` },
    samples: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    /** Articles that are changed, taken from all over the corpus; default all. */
    articles: { type: 'string' },
    /** Ids of operators, with commas. */
    operator: { type: 'string' },
    /** Only editions of this language are changed. */
    locale: { type: 'string' },
    json: { type: 'boolean', default: false },
    /** `missed`: harmful changes that were not found, and harmless ones that raised an alarm. */
    list: { type: 'string' },
  },
})

const wanted = values.operator?.split(',')
const chosen = operators.filter((operator) => wanted?.includes(operator.id) ?? true)
const unknown = wanted?.filter((id) => !operators.some((operator) => operator.id === id)) ?? []

if (unknown.length > 0 || !existsSync(values.corpus)) {
  console.error(unknown.length > 0 ? `no such operator: ${unknown.join(', ')}` : `no corpus at ${values.corpus}`)
  process.exitCode = 2
} else {
  const bench = await loadBench(values.corpus, values.articles ? Number(values.articles) : undefined)
  const figures = chosen.map((operator) => {
    const list = [
      ...trials(bench, operator, {
        samples: Number(values.samples),
        seed: Number(values.seed),
        ...(values.locale ? { locale: values.locale } : {}),
      }),
    ]
    const wrong = list.filter(({ verdict }) => (operator.harmful ? !verdict.found : verdict.fresh.length > 0))
    if (values.list === 'missed') for (const trial of wrong) console.log(trialText(trial))
    return figuresOf(operator, list)
  })
  console.log(values.json ? JSON.stringify(figures, null, 2) : tableOf(figures))
}
