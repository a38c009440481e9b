import type { Form } from './form.ts'
import { words } from './form.ts'
import { type Html, html, trusted } from './markup.ts'
import { controlSheet, goSheet } from './sheet-control.ts'
import { gridSheet } from './sheet-grid.ts'
import { closeSheet, deviationSheet } from './sheet-records.ts'
import { sourceSheet } from './sheet-sources.ts'
import { stepSection, stepSections } from './sheet-steps.ts'
import { style } from './style.ts'

// Nothing is loaded and nothing runs; the page has one style element of its own.
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

/** The printable checklist: one self-contained page that works offline. */
export function writePage(form: Form): string {
  const { locale, c, t, plan } = form
  const name = words(form.runbook.title, form) || form.runbook.id
  const sheets = [
    { content: controlSheet(form) },
    { content: goSheet(form) },
    { content: gridSheet(form), wide: true },
    { content: html`${stepSections(form).map((section) => stepSection(section, form))}` },
    { content: deviationSheet(form) },
    { content: closeSheet(form) },
    { content: sourceSheet(form) },
  ]
  const lines = { title: name, plan: c('plan', { hash: plan }), copy: c('copy') }
  return html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(POLICY)}">
<meta name="viewport" content="width=device-width">
<meta name="generator" content="${form.runbook.generator}">
<title>${c('title')} - ${name}</title>
<style>${trusted(style(lines, t))}</style>
</head>
<body>
<main>
${sheets.map(({ content, wide }, index) => sheet(content, wide ?? false, c('sheet', { number: index + 1, total: sheets.length }), form))}
</main>
</body>
</html>
`.source
}

/** A sheet ties itself to the plan, because sheets get loose. */
const sheet = (content: Html, wide: boolean, number: string, { c, plan }: Form): Html =>
  html`<section class="${wide ? 'sheet wide' : 'sheet'}">
<header><span>${c('title')}</span><span>${c('plan', { hash: plan })}</span><span>${number}</span></header>
${content}</section>
`
