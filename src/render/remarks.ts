import type { Localized, Remark, Runbook, RunbookFinding, Translate } from '../model/index.ts'
import { sentenceIn } from './sentence.ts'

/** A finding to show beside a sentence. */
export interface Shown {
  finding: RunbookFinding
  /** Where it is said in full: the same finding stands beside many sentences. Absent where it is said for the first time. */
  before?: string
}

/** The remarks that concern the reader of this language: who reads words of the edition at fault, converted or not. */
export function remarksFor(
  remarks: readonly Remark[] | undefined,
  text: Localized,
  { runbook, locale }: { runbook: Runbook; locale: string },
): RunbookFinding[] {
  const { language, converted } = sentenceIn(locale, text)
  return (remarks ?? [])
    .filter(({ to }) => !to || [locale, language, converted].some((tag) => tag !== undefined && to.includes(tag)))
    .flatMap((remark) => runbook.findings.filter(({ fingerprint }) => fingerprint === remark.finding))
}

/** Remembers where each finding was said in full. One for each document. */
export class SaidBefore {
  readonly #where = new Map<string, string>()

  show(findings: readonly RunbookFinding[], here: string): Shown[] {
    return findings.map((finding) => {
      const before = this.#where.get(finding.fingerprint)
      if (before === undefined) this.#where.set(finding.fingerprint, here)
      return before === undefined ? { finding } : { finding, before }
    })
  }
}

/** What was said before, as one line: each finding by its name, and where to read it. */
export function repeated(shown: readonly Shown[], t: Translate): string[] {
  const names = shown.flatMap(({ finding, before }) =>
    before === undefined ? [] : [t('render.remark-again', { title: t(`rules.${finding.rule}.title`), step: before })],
  )
  return names.length > 0 ? [[...new Set(names)].join(' ')] : []
}
