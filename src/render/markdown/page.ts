import type { Localized, Runbook, Translate } from '../../model/index.ts'
import type { SaidBefore } from '../remarks.ts'

/** What every part of the page needs. */
export interface Page {
  runbook: Runbook
  locale: string
  t: Translate
  said: SaidBefore
  /** A sentence of the documents as Markdown. */
  say(text: Localized): string
}

/** Blocks of Markdown, divided by blank lines; empty ones are left out. */
export const blocks = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n\n')

/** A quotation: each line marked. */
export const quote = (markdown: string): string =>
  markdown
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n')
