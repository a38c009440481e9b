import {
  type Localized,
  pieces,
  type Runbook,
  type RunbookFinding,
  type RunbookStep,
  type Translate,
} from '../../model/index.ts'
import { shortHash } from '../file-stem.ts'
import { findingSentence } from '../finding-sentence.ts'
import { repeated, SaidBefore, type Shown } from '../remarks.ts'
import { isSilent, marked, sentenceIn, stepNumber, stepWords } from '../sentence.ts'
import { type Html, html, nothing } from './markup.ts'

/** What every sheet needs. */
export interface Form {
  runbook: Runbook
  locale: string
  t: Translate
  /** A sentence of `locales`, below `render.checklist`. */
  c(key: string, values?: Record<string, unknown>): string
  /** A label as the language sets it before what it labels. */
  label(name: string): string
  said: SaidBefore
  /** The plan hash as it stands on every page. */
  plan: string
}

export const createForm = (runbook: Runbook, locale: string, t: Translate): Form => ({
  runbook,
  locale,
  t,
  c: (key, values) => t(`render.checklist.${key}`, values),
  label: (name) => `${name}${t('render.colon')}`,
  said: new SaidBefore(),
  plan: shortHash(runbook.planHash),
})

/** A sentence of the documents: its language is declared, so that it is set and read aloud in it. */
export function say(text: Localized, { locale, t }: Form): Html {
  const sentence = sentenceIn(locale, text)
  const words = sentence.inlines.map((inline) =>
    inline.kind === 'code'
      ? html`<code translate="no">${inline.text}</code>`
      : inline.kind === 'strong'
        ? html`<strong>${inline.text}</strong>`
        : html`${inline.text}`,
  )
  if (sentence.foreign) {
    const mark = t('render.foreign', { language: sentence.language })
    return html`<span class="mark">${mark}</span> <span lang="${sentence.language}">${words}</span>`
  }
  return sentence.converted === undefined
    ? html`${words}`
    : html`<span data-converted="${sentence.converted}">${words}</span>`
}

/** What a step asks for, with the number the documents give it. */
export const sayStep = (step: RunbookStep, form: Form): Html =>
  isSilent(step) ? html`${stepWords(step, form.locale, form.t)}` : html`${stepNumber(step)}${say(step.text, form)}`

/** A finding in the reader's language. */
export const sayFinding = (finding: RunbookFinding, { t }: Form): Html =>
  html`${pieces(findingSentence(finding, t)).map(({ text, code }) => (code ? html`<code translate="no">${text}</code>` : html`${text}`))}`

/** Findings beside the sentence they are about: in full the first time, after that by their names. */
export const sayRemarks = (shown: readonly Shown[], form: Form): Html =>
  html`${shown.flatMap(({ finding, before }) => (before === undefined ? [remark(finding, form)] : []))}${repeated(shown, form.t).map((words) => html`<p class="note">${words}</p>`)}`

const remark = (finding: RunbookFinding, form: Form): Html =>
  html`<p class="alert"><strong>${form.t(`render.severity.${finding.severity}`)}</strong> ${sayFinding(finding, form)} <span class="hash">${finding.fingerprint}</span></p>
`

/** A sentence of the documents as plain text. */
export const words = (text: Localized, { locale, t }: Form): string => marked(sentenceIn(locale, text), t)

export const box = (label: string): Html => html`<input type="checkbox" aria-label="${label}">`

export const blank = (label: string, width: 'time' | 'short' | 'line' | 'long' = 'short'): Html =>
  html`<input type="text" class="${width}" aria-label="${label}">`

/** A labelled blank. */
export const field = (label: string, width: 'time' | 'short' | 'line' = 'short'): Html =>
  html`<label>${label} ${blank(label, width)}</label>`

/** A labelled blank that takes the rest of the line. */
export const wideField = (label: string): Html => html`<label class="grow">${label} ${blank(label, 'long')}</label>`

/** A box with its text. */
export const tick = (label: string, after: Html = nothing): Html =>
  html`<div class="check">${box(label)}<span>${label} ${after}</span></div>`

export const choice = (label: string): Html => html`<span>${box(label)}${label}</span>`

/** A table with a head that is repeated on each page. */
export const table = (head: readonly string[], rows: readonly (readonly Html[])[], kind = ''): Html =>
  html`<table class="${kind}"><thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead><tbody>${rows.map((cells) => html`<tr>${cells}</tr>`)}</tbody></table>
`

export const cell = (content: Html | string): Html => html`<td>${content}</td>`

export const code = (content: string): Html => html`<td class="code" translate="no">${content}</td>`

/** A long name or number, which may break anywhere. */
export const hash = (content: string): Html => html`<td class="hash" translate="no">${content}</td>`

/** An empty cell to write in. */
export const empty = (label: string): Html =>
  html`<td class="blank">${html`<input type="text" aria-label="${label}">`}</td>`

/** A number of rows to write in. */
export const emptyRows = (head: readonly string[], count: number, first?: (row: number) => Html): Html[][] =>
  Array.from({ length: count }, (_, row) =>
    head.map((label, column) => (column === 0 && first ? first(row + 1) : empty(`${label} ${row + 1}`))),
  )
