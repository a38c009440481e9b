import type { Translate } from '../../model/index.ts'
import { escapeText } from './markup.ts'

export interface PageLines {
  title: string
  plan: string
  copy: string
}

/** The style sheet: fillable on screen, A4 and Letter on paper, readable without colour. */
export const style = (lines: PageLines, t: Translate): string => `${pageRules(lines, t)}${RULES}`

/** Header and footer of every printed page, where the browser has margin boxes; each sheet repeats the hash in its own text. */
function pageRules({ title, plan, copy }: PageLines, t: Translate): string {
  const [before, between, after] = t('render.checklist.page', { page: '\u0001', pages: '\u0001' }).split('\u0001')
  const text = (words = '') => `"${escapeText(words, 'css')}"`
  const box = (name: string, content: string) => `@${name} { font: 8pt ${SANS}; content: ${content} }`
  return `
@page {
  margin: 16mm 10mm 15mm 14mm;
  ${box('top-left', text(title))}
  ${box('top-right', text(plan))}
  ${box('bottom-left', text(copy))}
  ${box('bottom-right', `${text(before)} counter(page) ${text(between)} counter(pages) ${text(after)}`)}
}
@page grid { size: landscape }
`
}

const SANS = '"Segoe UI", "Noto Sans", "Helvetica Neue", Arial, sans-serif'

const RULES = `
:root { --sans: ${SANS}; --mono: Consolas, "Cascadia Mono", "DejaVu Sans Mono", "Noto Sans Mono", monospace; color-scheme: light }
:lang(zh-Hant) { --sans: "Segoe UI", "Microsoft JhengHei", "PingFang TC", "Noto Sans CJK TC", "Noto Sans TC", sans-serif }
:lang(zh-Hans) { --sans: "Segoe UI", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", sans-serif }
* { box-sizing: border-box }
body { margin: 0; background: #ddd; color: #000; font: 10.25pt/1.38 var(--sans); line-break: strict; overflow-wrap: break-word }
[lang] { font-family: var(--sans) }
.sheet { background: #fff; max-width: 210mm; margin: 6mm auto; padding: 10mm 10mm 10mm 14mm }
.sheet.wide { max-width: 297mm }
.sheet > header { display: flex; justify-content: space-between; gap: 6mm; border-bottom: 1.2pt solid #000; margin-bottom: 3mm; font-size: 9pt }
h1 { font-size: 16pt; line-height: 1.2; margin: 0 0 1.5mm }
h2 { font-size: 12.5pt; margin: 3.4mm 0 1.2mm; break-after: avoid; break-inside: avoid }
h3 { font-size: 10.5pt; margin: 0 }
p { margin: 1mm 0 }
ul { margin: 1mm 0; padding-left: 6mm }
table { border-collapse: collapse; width: 100%; margin: .8mm 0 2mm }
thead { display: table-header-group }
tr { break-inside: avoid }
th, td { border: .6pt solid #000; padding: 1mm 1.5mm; text-align: left; vertical-align: top }
th { background: #eee; font-weight: 600; white-space: nowrap }
.grid th { white-space: normal }
.nowrap { white-space: nowrap }
td.blank { height: 7.4mm; padding: 0 1.5mm }
td.none { text-align: center; padding: 1mm .3mm; background: repeating-linear-gradient(135deg, #fff 0 1.2mm, #bbb 1.2mm 1.5mm) }
td.code, .hash { font: 8.5pt/1.4 var(--mono); overflow-wrap: break-word }
.hash { overflow-wrap: anywhere }
.log th:nth-child(4) { width: 38% } .log th:nth-child(5) { width: 25% }
input[type=checkbox] { appearance: none; width: 5.5mm; height: 5.5mm; border: .8pt solid #000; background: #fff; margin: 0 1.5mm 0 0; vertical-align: -1.3mm; flex: none }
input[type=checkbox]:checked { background: linear-gradient(45deg, transparent 45%, #000 45% 55%, transparent 55%), linear-gradient(-45deg, transparent 45%, #000 45% 55%, transparent 55%), #fff; print-color-adjust: exact; -webkit-print-color-adjust: exact }
input[type=text] { border: 0; border-bottom: .6pt solid #000; background: transparent; font: inherit; color: inherit; padding: 0 .5mm; min-width: 0; border-radius: 0 }
td > input[type=text] { width: 100%; border-bottom: 0; height: 6mm }
input:focus { outline: 1.2pt solid #000; outline-offset: 1pt }
.time { width: 13mm } .short { width: 20mm } .line { width: 46mm } .long { width: 100% }
.check { display: flex; align-items: flex-start; gap: 1mm; margin: 1.2mm 0; break-inside: avoid }
.check > span, .check > div { flex: 1; min-width: 0 }
.fields { display: flex; flex-wrap: wrap; gap: 1.2mm 5mm; align-items: flex-end; margin: 1.1mm 0 }
.fields label, .fields > span { display: inline-flex; align-items: center; gap: 1.2mm; white-space: nowrap }
.record { font-size: 9.5pt; gap: 1.5mm 3.5mm }
.fields > .expected { display: inline; white-space: normal; overflow-wrap: anywhere }
.fields .grow { flex: 1 1 55mm } .fields .grow input { flex: 1; width: 100% }
.step { border: .8pt solid #000; border-left-width: 3pt; margin: 0 0 2.6mm; padding: 1.4mm 3mm; break-inside: avoid }
.step.blocked { border-style: double; border-width: 3pt }
.step > header { display: flex; gap: 3mm; align-items: baseline; border-bottom: .4pt solid #000; padding-bottom: .8mm; margin-bottom: 1.2mm }
.step > header h3 { flex: 1 }
.step > header strong { font-size: 11pt }
.step > header .hash { font-size: 7.5pt; white-space: nowrap }
.kind { font-size: 9pt; white-space: nowrap; border: .8pt solid #000; padding: 0 1.2mm; font-weight: 700 }
.alert { border: .6pt solid #000; border-left-width: 2.4pt; padding: 1mm 2mm; margin: 1.2mm 0; break-inside: avoid }
.keep { break-after: avoid }
.hold { border: 2pt solid #000; padding: 1.4mm 3mm; margin: 0 0 2.6mm; break-inside: avoid; break-after: avoid }
.end { border: 1.2pt solid #000; padding: 1mm 3mm; margin: 0 0 3mm; break-before: avoid; break-inside: avoid }
.hold > strong { font-size: 13pt; margin-right: 2mm }
.cmd { font: 9.25pt/1.4 var(--mono); font-variant-ligatures: none; border: .5pt dashed #000; padding: 1mm 1.5mm; margin: .8mm 0; hyphens: none }
.cmd i { float: right; font: 8pt var(--sans); margin-left: 3mm }
.cmd span { display: block; padding-left: 5ch; text-indent: -3ch; white-space: pre-wrap; overflow-wrap: anywhere }
.cmd b { font-weight: inherit; white-space: nowrap }
.cmd span::before { content: "\\25B8  " } .cmd span::after { content: "\\21B5" }
.impact { font-weight: 400; font-size: 9pt }
.mark { font-size: 8.5pt; border: .5pt solid #000; padding: 0 1mm; white-space: nowrap }
.note { font-size: 9pt }
.grid { table-layout: fixed; font-size: 9pt } .grid td.cell { height: 14mm; padding: 1mm }
.grid .cell input[type=text] { width: 100%; height: 4.5mm; border-bottom: .4pt dotted #000 }
.grid .id { width: 15mm } .grid .act { width: 82mm } .grid .dev { width: 23mm } .grid .box { white-space: nowrap; display: flex }
.signature td { height: 14mm }
@media print {
  body { background: #fff }
  .sheet { max-width: none; margin: 0; padding: 0; break-before: page }
  .sheet:first-of-type { break-before: auto }
  .sheet.wide { page: grid }
  input:focus { outline: 0 }
}
`
