import type { Element, Root as HtmlRoot, Nodes } from 'hast'
import type { Root } from 'mdast'
import rehypeParse from 'rehype-parse'
import { unified } from 'unified'
import type { Matcher } from '../lexicon/matcher.ts'
import { type Source, slice } from '../source.ts'
import { descendants, fromHtml } from '../tree/from-html.ts'

const parser = unified().use(rehypeParse).freeze()

/** Reads a saved page. Only its main part counts, where the page says which that is. */
export function readHtml(source: Source, labels: Matcher): Root {
  const tree: HtmlRoot = parser.parse(source.text)
  const context = { source, excerpt: slice(source, 0, source.text.length), labels }
  return { type: 'root', children: fromHtml([mainPart(tree)], context) }
}

function mainPart(tree: HtmlRoot): Nodes {
  const marked = (name: string) => descendants(tree, name)[0]
  const byRole = (): Element | undefined =>
    [...descendants(tree, 'div'), ...descendants(tree, 'section')].find(
      (each) =>
        each.properties.role === 'main' || each.properties.id === 'mainSection' || each.properties.id === 'main',
    )
  return marked('main') ?? marked('article') ?? byRole() ?? marked('body') ?? tree
}
