import type { Target } from '../../model/index.ts'
import { fileStem } from '../file-stem.ts'
import { createForm } from './form.ts'
import { writePage } from './page.ts'
import { writeTaskList } from './task-list.ts'

/** The change checklist: a page to print or to fill in on screen, and a task list. */
export const checklist: Target = {
  name: 'checklist',
  render(runbook, { locale, t }) {
    const form = () => createForm(runbook, locale, t)
    const stem = `${fileStem(runbook)}.checklist.${locale}`
    return [
      { path: `${stem}.html`, content: writePage(form()) },
      { path: `${stem}.md`, content: writeTaskList(form()) },
    ]
  },
}
