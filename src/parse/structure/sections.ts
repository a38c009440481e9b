import type { Block, Section } from '../../model/index.ts'

/** Cuts the block list at its headings. Sets `section` of every block; roles, steps and subjects are not known yet. */
export function cutSections(blocks: readonly Block[]): Section[] {
  const sections: Section[] = []
  const open: Section[] = []
  const headings = blocks.filter((block) => block.kind === 'heading')
  const first = headings[0]
  // Page chrome before the title does not make the title a second section.
  const opensAtTop = first && blocks.slice(0, first.id).every((block) => block.navigation || block.kind === 'other')
  if (!opensAtTop) sections.push(section(0, 1, 0))
  for (const heading of headings) {
    const from = heading === first && opensAtTop ? 0 : heading.id
    const made = section(sections.length, heading.heading?.level ?? 1, from, heading.id)
    while (open.length > 0 && open.at(-1)!.level >= made.level) open.pop()
    const parent = open.at(-1)
    if (parent) made.parent = parent.index
    open.push(made)
    sections.push(made)
  }
  sections.forEach((each, index) => {
    each.to = sections[index + 1]?.from ?? blocks.length
    for (let id = each.from; id < each.to; id++) blocks[id]!.section = index
  })
  return sections
}

function section(index: number, level: number, from: number, heading?: number): Section {
  const made: Section = { index, level, role: 'overview', from, to: from, steps: [], subjects: [] }
  if (heading !== undefined) made.heading = heading
  return made
}
