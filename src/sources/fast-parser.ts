import type { Root } from 'mdast'

/**
 * The fast Markdown parser, a native optional dependency that makes remark's tree about forty times faster. `undefined`
 * where it is not installed, or not built for this machine: remark then does the work.
 */
export async function loadFastParser(): Promise<((text: string) => Root) | undefined> {
  try {
    const { markdownToMdast } = await import('satteri')
    // A root whatever the text: it says so less precisely.
    return (text) => markdownToMdast(text) as Root
  } catch {
    return undefined
  }
}
