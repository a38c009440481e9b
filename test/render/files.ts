import type { Runbook } from '../../src/model/index.ts'
import { render } from '../../src/render/index.ts'
import { sample } from './runbook.ts'
import { tags, translator } from './translator.ts'

/** The files of one target by path, in every language. */
export const filesOf = (target: string, runbook: Runbook = sample): Map<string, string> =>
  new Map(
    render(runbook, { targets: [target], locales: tags, translator }).map(({ path, content }) => [
      path,
      String(content),
    ]),
  )
