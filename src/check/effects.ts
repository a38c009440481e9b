import { effectsOf, type SubjectKind, subjectKind, subjectNames } from '../commands/index.ts'
import type { Block, Command, Edition, Effect, RuleContext, Section } from '../model/index.ts'

/** A change that a command of an edition makes. */
export interface PlacedEffect {
  edition: Edition
  section: Section
  block: Block
  command: Command
  effect: Effect
  kind: SubjectKind
  /** Names of what is acted on, from the outside in: site, virtual directory. */
  names: string[]
}

const CHANGES = new Set(['set', 'create', 'remove', 'start', 'stop', 'restart'])
const cache = new WeakMap<Edition, PlacedEffect[]>()

/** What the commands of an edition change, in document order; commands of unknown effect are left out. */
export function effectsIn(edition: Edition, context: RuleContext): PlacedEffect[] {
  const known = cache.get(edition)
  if (known) return known
  const made = edition.blocks.flatMap((block) => {
    const section = edition.sections[block.section]
    if (!section || block.kind !== 'code') return []
    return block.commands.flatMap((command) =>
      effectsOf(command, context.catalog).flatMap((effect) =>
        CHANGES.has(effect.action)
          ? [{ edition, section, block, command, effect, kind: subjectKind(effect), names: subjectNames(effect) }]
          : [],
      ),
    )
  })
  cache.set(edition, made)
  return made
}

/** Letters and digits only: how a name is compared with prose. */
export const foldName = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
