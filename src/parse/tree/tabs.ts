import type { Heading, PhrasingContent, Root, RootContent } from 'mdast'
import { isZoneHeading } from '../front-ends/directives.ts'
import type { Source } from '../source.ts'

declare module 'mdast' {
  interface HeadingData {
    /** It names one of several ways, of which a page shows its reader one: counts the groups of such ways. */
    tabs?: number
  }
}

/**
 * Puts tabs (`# [Name](#tab/id)` … `---`) and zones where they belong: below the heading they stand under, whatever level
 * the file gives them. What follows the last of them stands under a heading of its own, which repeats that heading.
 */
export function placeTabs(tree: Root, source: Source): void {
  if (tree.children.some((node) => isTab(node, source))) tree.children = new Tabs(source).place(tree.children)
}

class Tabs {
  readonly #source: Source
  readonly #out: RootContent[] = []
  #above: Heading | undefined
  #groups = 0
  /** The names of the open group; none is open where there are none. */
  #names = new Set<string>()

  constructor(source: Source) {
    this.#source = source
  }

  place(nodes: readonly RootContent[]): RootContent[] {
    nodes.forEach((node, index) => {
      if (isTab(node, this.#source)) this.#tab(node)
      else if (node.type === 'thematicBreak' && this.#names.size > 0) this.#end(node, nodes[index + 1])
      else this.#other(node)
    })
    return this.#out
  }

  #tab(node: Heading): void {
    const name = raw(node, this.#source)
    if (this.#names.size === 0 || this.#names.has(name)) {
      this.#groups++
      this.#names.clear()
    }
    this.#names.add(name)
    const children = node.children.flatMap((child): PhrasingContent[] =>
      'url' in child && 'children' in child ? child.children : [child],
    )
    this.#out.push({ ...node, children, depth: this.#depth(), data: { ...node.data, tabs: this.#groups } })
  }

  #end(node: RootContent, next: RootContent | undefined): void {
    const isZones = isZoneHeading(raw(node, this.#source))
    if (isZones && next && isTab(next, this.#source)) return
    this.#names.clear()
    if (!next || next.type === 'heading' || !this.#above) return
    this.#out.push({ ...this.#above, depth: this.#depth(), position: node.position! })
  }

  #other(node: RootContent): void {
    if (node.type === 'heading' && (this.#names.size === 0 || node.depth <= (this.#above?.depth ?? 1))) {
      this.#above = node
      this.#names.clear()
    }
    this.#out.push(node)
  }

  #depth = (): Heading['depth'] => Math.min(6, (this.#above?.depth ?? 1) + 1) as Heading['depth']
}

function isTab(node: RootContent, source: Source): node is Heading {
  if (node.type !== 'heading') return false
  const said = node.children.filter((child) => child.type !== 'html')
  return (
    (said.length === 1 && said[0]!.type === 'link' && said[0]!.url.startsWith('#tab/')) ||
    isZoneHeading(raw(node, source))
  )
}

const raw = (node: RootContent, source: Source): string =>
  source.text.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0).trim()
