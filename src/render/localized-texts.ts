import type { Localized, Runbook, RunbookStep } from '../model/index.ts'

/** What a reader must be told about the sentences of a language. */
export interface Provenance {
  /** Locale that sentences were converted from. */
  converted?: string
  /** Some sentences have no wording in this language. */
  foreign: boolean
}

/** Looks at every sentence of a runbook in one language. */
export function provenanceIn(locale: string, runbook: Runbook): Provenance {
  const texts = localizedTexts(runbook)
  const converted = texts.find((text) => text[locale]?.converted)?.[locale]?.from
  return {
    ...(converted !== undefined && { converted }),
    foreign: texts.some((text) => !text[locale] && Object.keys(text).length > 0),
  }
}

const localizedTexts = (runbook: Runbook): Localized[] => [
  runbook.title,
  ...runbook.sections.flatMap((section) => [
    section.title,
    ...section.passages.map((passage) => passage.text),
    ...section.steps.flatMap(textsOfStep),
  ]),
]

const textsOfStep = (step: RunbookStep): Localized[] => [
  step.text,
  ...step.alerts.flatMap((alert) => alert.body),
  ...step.methods.flatMap((method) => [method, ...method.actions].flatMap(({ text }) => (text ? [text] : []))),
]
