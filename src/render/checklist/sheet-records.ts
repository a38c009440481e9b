import { cell, choice, empty, emptyRows, type Form, field, table, tick } from './form.ts'
import { type Html, html, nothing } from './markup.ts'

const DEVIATIONS = 8

/** Deviations and interruptions. */
export function deviationSheet({ c }: Form): Html {
  const head = ['order', 'time', 'step', 'what', 'decision', 'initials'].map((key) => c(key))
  const interruption = html`<div class="fields">${field(c('interruption'), 'time')}${field(c('time'), 'time')}${field(c('resumed'))}${field(c('time'), 'time')}</div>
`
  return html`<h2>${c('deviations')}</h2>
${table(
  head,
  emptyRows(head, DEVIATIONS, (row) => cell(String(row))),
  'log',
)}
${[interruption, interruption, interruption]}`
}

/** Close-out and signatures. */
export function closeSheet({ c }: Form): Html {
  const items = ['monitoring', 'test', 'rotation', 'clean', 'again', 'archive'].map((item) => `close-${item}`)
  const outcomes = ['success', 'deviation', 'back', 'failed'].map((outcome) => choice(c(`outcome-${outcome}`)))
  const head = ['role', 'name', 'signature', 'signed-date', 'signed-time'].map((key) => c(key))
  const signatures = ['operator', 'reviewer', 'approver', 'owner'].map((role) => [
    cell(c(role)),
    ...head.slice(1).map((column) => empty(`${c(role)}, ${column}`)),
  ])
  return html`<h2>${c('close')} <span class="mark">${c('do-confirm')}</span></h2>
${items.map((item) => tick(c(item), item === 'close-archive' ? html`<input type="text" class="line" aria-label="${c(item)}">` : nothing))}
<h2>${c('outcome')}</h2>
<div class="fields">${outcomes}</div>
<h2>${c('signatures')}</h2>
${table(head, signatures, 'signature')}`
}
