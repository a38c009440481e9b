import type { Block, Section } from '../../model/index.ts'

/** Who stands in whom: the block list read as a tree. */
export class Outline {
  readonly blocks: readonly Block[]
  readonly #children = new Map<number, Block[]>()

  constructor(blocks: readonly Block[]) {
    this.blocks = blocks
    for (const block of blocks) {
      if (block.parent === undefined) continue
      const siblings = this.#children.get(block.parent)
      if (siblings) siblings.push(block)
      else this.#children.set(block.parent, [block])
    }
  }

  children(block: Block): readonly Block[] {
    return this.#children.get(block.id) ?? []
  }

  /** Everything in a block, in document order. */
  descendants(block: Block): Block[] {
    const found: Block[] = []
    const stack = [...this.children(block)].reverse()
    for (let next = stack.pop(); next; next = stack.pop()) {
      found.push(next)
      const inner = this.children(next)
      for (let index = inner.length - 1; index >= 0; index--) stack.push(inner[index]!)
    }
    return found
  }

  /** Blocks of a section that stand in no other block, its heading and navigation left out. */
  top(section: Section): Block[] {
    return this.blocks
      .slice(section.from, section.to)
      .filter((block) => block.parent === undefined && block.kind !== 'heading' && !block.navigation)
  }
}

/** The commands of a block and of all in it. */
export function commandCount(outline: Outline, block: Block): number {
  return outline.descendants(block).reduce((sum, each) => sum + codeCommands(each), codeCommands(block))
}

/** Commands that are meant to be run: those of code, not those a sentence mentions. */
export function codeCommands(block: Block): number {
  return block.kind === 'code' ? block.commands.length : 0
}
