import type { RunbookSection, Target } from '../../model/index.ts'
import { markdownSentence, markdownText } from '../commonmark.ts'
import { fileStem } from '../file-stem.ts'
import { isCarriedOut, sectionStanding } from '../plan.ts'
import { SaidBefore } from '../remarks.ts'
import { marked, sentenceIn, title } from '../sentence.ts'
import { writeFindings } from './findings.ts'
import { writeHead, writeParameters, writeSources } from './head.ts'
import { blocks, type Page, quote } from './page.ts'
import { writePassages } from './passages.ts'
import { writeStep } from './step.ts'

/** A runbook to read, one file a language. */
export const markdown: Target = {
  name: 'markdown',
  render(runbook, { locale, t }) {
    const page: Page = { runbook, locale, t, said: new SaidBefore(), say: (text) => markdownSentence(text, locale, t) }
    const sections = runbook.sections.filter((section) => section.role !== 'navigation')
    const content = blocks([
      `# ${markdownText(marked(sentenceIn(locale, runbook.title), t) || runbook.id)}`,
      writeHead(page),
      writeParameters(page),
      ...sections.map((section) => writeSection(section, page)),
      `## ${markdownText(t('render.markdown.sources'))}`,
      writeSources(page),
      `## ${markdownText(t('render.markdown.findings'))}`,
      writeFindings(page),
    ])
    return [{ path: `${fileStem(runbook)}.${locale}.md`, content: `${content}\n` }]
  },
}

/** A section: its id makes the heading unique, whatever the documents call it. */
function writeSection(section: RunbookSection, page: Page): string {
  const { locale, t } = page
  const planned = isCarriedOut(section)
  const passagesAfter = (step: string | undefined) =>
    writePassages(
      section.passages.filter(({ after }) => after === step),
      step ?? section.id,
      [section.id, ...(step ? [step] : [])].join('-').toLowerCase(),
      page,
    )
  const words = title(marked(sentenceIn(locale, section.title), t))
  // What stands before the first heading of a document has the document's title.
  const repeats = words !== '' && words === title(marked(sentenceIn(locale, page.runbook.title), t))
  return blocks([
    repeats ? '' : `## ${section.id}${words === '' ? '' : ` · ${markdownText(words)}`}`,
    planned && section.steps.length > 0 ? `*${markdownText(t(`render.scope.${section.scope}`))}*` : '',
    ...sectionStanding(section, t).map((sentence) => quote(markdownText(sentence))),
    section.role === 'script' ? `*${markdownText(t('render.markdown.reading-only'))}*` : '',
    passagesAfter(undefined),
    ...section.steps.flatMap((step) => [writeStep({ step, section }, page), passagesAfter(step.id)]),
  ])
}
