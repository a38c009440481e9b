import rehypeParse from 'rehype-parse'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

/** A node of a Markdown or HTML tree, as far as these tests look at it. */
export interface Tree {
  type: string
  value?: string
  depth?: number
  lang?: string | null
  meta?: string | null
  url?: string
  checked?: boolean | null
  tagName?: string
  properties?: Record<string, unknown>
  children?: Tree[]
}

export const markdownTree = (text: string): Tree => unified().use(remarkParse).use(remarkGfm).parse(text) as Tree
export const htmlTree = (text: string): Tree => unified().use(rehypeParse).parse(text) as Tree

export const all = (tree: Tree): Tree[] => [tree, ...(tree.children ?? []).flatMap(all)]
export const textOf = (tree: Tree): string => tree.value ?? (tree.children ?? []).map(textOf).join('')
