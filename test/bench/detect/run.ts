import type { Severity } from '../../../src/model/index.ts'
import type { Bench, Original } from './corpus.ts'
import type { Mutant, Operator } from './operator.ts'
import { randomFrom, seedOf, shuffle } from './random.ts'
import { subjectOf } from './subject.ts'
import { changeOf, type Verdict, verdictOf } from './verdict.ts'

export interface RunOptions {
  samples: number
  seed: number
  /** Only this language's editions are changed. */
  locale?: string
}

/** One change and what came of it. */
export interface Trial {
  operator: Operator
  path: string
  locale: string
  mutant: Mutant
  verdict: Verdict
}

const SERIOUS: readonly Severity[] = ['error', 'warning']

const countingOf = (operator: Operator): readonly Severity[] => (operator.note ? [...SERIOUS, 'note'] : SERIOUS)

/** Tries an operator on seeded random editions, one change an edition, until there are enough samples or no editions left. */
export function* trials(bench: Bench, operator: Operator, options: RunOptions): Generator<Trial> {
  const random = randomFrom(seedOf(options.seed, operator.id))
  const editions = bench.originals.flatMap((original) =>
    original.topic.editions.flatMap((edition, index) =>
      options.locale && edition.locale !== options.locale ? [] : [{ original, index }],
    ),
  )
  let made = 0
  for (const { original, index } of shuffle(editions, random)) {
    const mutant = operator.mutate(subjectOf(bench, original, index, countingOf(operator)), random)
    if (!mutant) continue
    yield tryOne(bench, { original, index }, operator, mutant)
    if (++made >= options.samples) return
  }
}

function tryOne(
  bench: Bench,
  { original, index }: { original: Original; index: number },
  operator: Operator,
  mutant: Mutant,
): Trial {
  const document = original.documents[index]!
  const { text } = mutant
  const edition = bench.parse({ ...document, text, sha256: bench.options.digest(text) })
  const findings = [original.findings, bench.recheck(original, edition)] as const
  const change = changeOf(document.path, document.text, text)
  const verdict = verdictOf(findings, change, countingOf(operator))
  return { operator, path: document.path, locale: edition.locale, mutant, verdict }
}

/** What the trials of one operator show. */
export interface Figures {
  operator: string
  harmful: boolean
  /** Notes count as found. */
  note: boolean
  mutants: number
  /** Share of the changes to translations that were found, and of those to the source; absent without any. */
  recall?: number
  sourceRecall?: number
  /** Share of what was found in translations whose first place is in the changed edition. */
  right?: number
  /** New findings a mutant. */
  findings: number
  /** Share of mutants with any new error or warning: for harmless operators a false alarm. */
  alarms: number
}

/** Sums trials up; the source edition is counted apart, because a change to it looks like its later revision. */
export function figuresOf(operator: Operator, list: readonly Trial[]): Figures {
  const translations = list.filter((trial) => trial.locale !== 'en')
  const found = translations.filter((trial) => trial.verdict.found)
  const share = (some: readonly unknown[], all: readonly unknown[]) => some.length / all.length
  const source = list.filter((trial) => trial.locale === 'en')
  return {
    operator: operator.id,
    harmful: operator.harmful,
    note: operator.note === true,
    mutants: list.length,
    ...(translations.length > 0 ? { recall: share(found, translations) } : {}),
    ...(source.length > 0
      ? {
          sourceRecall: share(
            source.filter((trial) => trial.verdict.found),
            source,
          ),
        }
      : {}),
    ...(found.length > 0
      ? {
          right: share(
            found.filter((trial) => trial.verdict.right),
            found,
          ),
        }
      : {}),
    findings: list.reduce((sum, trial) => sum + trial.verdict.fresh.length, 0) / Math.max(1, list.length),
    alarms: list.filter((trial) => trial.verdict.fresh.length > 0).length / Math.max(1, list.length),
  }
}
