import type { OutputFile, Runbook, Target, Translate } from '../model/index.ts'
import { checklist } from './checklist/index.ts'
import { json } from './json/index.ts'
import { markdown } from './markdown/index.ts'
import { powershell } from './powershell/index.ts'

/** Every target, by the name of its folder. */
export const targets: readonly Target[] = [markdown, powershell, checklist, json]

export interface RenderOptions {
  /** Names of targets. */
  targets: readonly string[]
  /** Output languages. */
  locales: readonly string[]
  translator(locale: string): Translate
}

/**
 * Renders a runbook by the named targets in the given languages: files in memory, each path once. What is the same in every language
 * is produced by each call and kept once; a target that produced it differently throws, because the languages would not run the same.
 */
export function render(runbook: Runbook, options: RenderOptions): OutputFile[] {
  const files = new Map<string, OutputFile>()
  for (const target of options.targets.map(targetNamed))
    for (const locale of options.locales) {
      const context = {
        locale,
        t: options.translator(locale),
        locales: options.locales,
        translator: options.translator,
      }
      for (const file of target.render(runbook, context)) keep(file, files)
    }
  return [...files.values()]
}

function targetNamed(name: string): Target {
  const target = targets.find((candidate) => candidate.name === name)
  if (!target) throw new Error(`no target ${name}: there are ${targets.map((known) => known.name).join(', ')}`)
  return target
}

function keep(file: OutputFile, files: Map<string, OutputFile>): void {
  const before = files.get(file.path)
  if (before && !equal(before.content, file.content)) throw new Error(`${file.path} was rendered twice, differently`)
  files.set(file.path, file)
}

const equal = (a: OutputFile['content'], b: OutputFile['content']): boolean =>
  typeof a === 'string' || typeof b === 'string'
    ? a === b
    : a.length === b.length && a.every((byte, index) => byte === b[index])
