import type { Html, Nodes, Parents } from 'mdast'
import type { Inline } from '../../model/index.ts'
import { decodeEntities, foldSpace } from '../lexicon/fold.ts'
import type { Source } from '../source.ts'
import { isElementName } from '../tree/html-names.ts'

/** The inlines of a block, the text they make, and how many entities were still encoded in it. */
export interface Line {
  inlines: Inline[]
  text: string
  entities: number
}

interface Span {
  kind: Inline['kind']
  text: string
  url?: string
  /** Spans of one owner are one inline. */
  owner: unknown
  start?: number
  end?: number
}

/** What surrounds a span: the innermost link wins, then strong, then emphasis. */
interface Around {
  kind: 'text' | 'link' | 'strong' | 'emphasis' | 'code'
  url?: string
  owner: unknown
}

const RANK = { text: 0, emphasis: 1, strong: 2, link: 3, code: 4 } as const
const NONE: Around = { kind: 'text', owner: undefined }

/** Flattens phrasing content, inline HTML included, to runs that carry the markup that matters. */
export function readInlines(nodes: readonly Nodes[], source: Source): Line {
  const spans: Span[] = []
  collect(nodes, NONE, spans, 0)
  return join(merge(spans), source)
}

interface Open {
  name: string
  /** What was around it, restored when it closes. */
  around: Around
}

function collect(nodes: readonly Nodes[], around: Around, out: Span[], depth: number): void {
  const open: Open[] = []
  let current = around
  for (const node of nodes) {
    if (node.type === 'html') current = tagged(node, current, open, out)
    else one(node, current, out, depth)
  }
}

/** Reads one inline tag; returns what surrounds the text after it. A placeholder such as `<ServerName>` is text. */
function tagged(node: Html, current: Around, open: Open[], out: Span[]): Around {
  const tag = readTag(node)
  if (!tag) return current
  if (!isElementName(tag.name)) out.push(leaf(node, 'text', node.value, current))
  else if (tag.name === 'br') out.push(leaf(node, 'text', ' ', current))
  else if (tag.name === 'img') {
    out.push({ ...leaf(node, 'image', tag.alt ?? '', current), url: tag.src ?? '', owner: node })
  } else if (tag.closing) {
    const at = open.findLastIndex((each) => each.name === tag.name)
    if (at >= 0) return open.splice(at)[0]!.around
  } else if (!tag.selfClosing) {
    open.push({ name: tag.name, around: current })
    return inside(current, kindOf(tag.name), node, tag.href)
  }
  return current
}

function one(node: Nodes, around: Around, out: Span[], depth: number): void {
  switch (node.type) {
    case 'text':
      out.push(leaf(node, around.kind, node.value, around))
      return
    case 'inlineCode':
      out.push({ ...leaf(node, 'code', node.value, around), owner: node })
      return
    case 'break':
      out.push(leaf(node, around.kind, ' ', around))
      return
    case 'image':
    case 'imageReference':
      out.push({ ...leaf(node, 'image', node.alt ?? '', around), url: 'url' in node ? node.url : '', owner: node })
      return
    case 'code':
      out.push(leaf(node, 'text', ' ', NONE), { ...leaf(node, 'code', node.value, around), owner: node })
      return
    default:
      if (!('children' in node) || depth > 100) return
      if (FLOW.has(node.type)) out.push(leaf(node, 'text', ' ', NONE))
      collect((node as Parents).children, surround(node, around), out, depth + 1)
  }
}

const FLOW = new Set(['paragraph', 'list', 'listItem', 'blockquote', 'table', 'tableRow', 'tableCell', 'heading'])

function surround(node: Nodes, around: Around): Around {
  if (node.type === 'link') return inside(around, 'link', node, node.url)
  if (node.type === 'strong' || node.type === 'emphasis') return inside(around, node.type, node)
  return around
}

function inside(around: Around, kind: Around['kind'], owner: unknown, url?: string): Around {
  if (RANK[kind] <= RANK[around.kind]) return around
  return url === undefined ? { kind, owner } : { kind, owner, url }
}

function leaf(node: Nodes, kind: Inline['kind'], text: string, around: Around): Span {
  const span: Span = { kind, text, owner: around.owner }
  if (around.url !== undefined && kind === 'link') span.url = around.url
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  if (start !== undefined && end !== undefined) Object.assign(span, { start, end })
  return span
}

function kindOf(name: string): Around['kind'] {
  if (name === 'a') return 'link'
  if (name === 'strong' || name === 'b') return 'strong'
  if (name === 'em' || name === 'i') return 'emphasis'
  return name === 'code' || name === 'kbd' || name === 'tt' || name === 'samp' ? 'code' : 'text'
}

const TAG = /^<(\/?)\s*([A-Za-z][\w:-]*)((?:[^<>"']|"[^"]*"|'[^']*')*?)(\/?)>$/
const VALUE = `\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`
const ATTRIBUTES = {
  href: new RegExp(`\\bhref${VALUE}`, 'i'),
  src: new RegExp(`\\bsrc${VALUE}`, 'i'),
  alt: new RegExp(`\\balt${VALUE}`, 'i'),
}

const attribute = (text: string, name: keyof typeof ATTRIBUTES): string | undefined => {
  const value = ATTRIBUTES[name].exec(text)?.slice(1).find(Boolean)
  return value === undefined ? undefined : decodeEntities(value)
}

function readTag(node: Html) {
  if (node.value.length > 4000) return undefined
  const match = TAG.exec(node.value.trim())
  if (!match) return undefined
  const attributes = match[3] ?? ''
  return {
    name: match[2]!.toLowerCase(),
    closing: match[1] === '/',
    selfClosing: match[4] === '/',
    href: attribute(attributes, 'href'),
    src: attribute(attributes, 'src'),
    alt: attribute(attributes, 'alt'),
  }
}

function merge(spans: readonly Span[]): Span[] {
  const out: Span[] = []
  for (const span of spans) {
    const last = out.at(-1)
    if (last && last.kind === span.kind && last.owner === span.owner && last.url === span.url) {
      last.text += span.text
      if (span.end !== undefined) last.end = span.end
    } else if (span.text !== '' || span.kind === 'image') out.push({ ...span })
  }
  return out
}

function join(spans: readonly Span[], source: Source): Line {
  const inlines: Inline[] = []
  let text = ''
  let entities = 0
  let afterBlank = true
  for (const span of spans) {
    const decoded = decodeEntities(span.text)
    const encoded = decoded === span.text ? 0 : span.text.split('&').length - decoded.split('&').length || 1
    entities += encoded
    let folded = foldSpace(decoded)
    if (afterBlank) folded = folded.replace(/^[ \u00a0]+/, '')
    if (folded === '' && span.kind !== 'image') continue
    text += folded
    if (folded !== '') afterBlank = isBlank(folded.at(-1))
    inlines.push({ ...toInline(span, folded, source), ...(encoded > 0 ? { entities: encoded } : {}) })
  }
  const last = inlines.at(-1)
  if (last) {
    const trimmed = last.text.replace(/[ \u00a0]+$/, '')
    text = text.slice(0, text.length - (last.text.length - trimmed.length))
    last.text = trimmed
    if (trimmed === '' && last.kind !== 'image') inlines.pop()
  }
  return { inlines, text, entities }
}

const isBlank = (character: string | undefined): boolean => character === ' ' || character === '\u00a0'

function toInline(span: Span, text: string, source: Source): Inline {
  const inline: Inline = { kind: span.kind, text }
  if (span.url !== undefined) inline.url = span.url
  if (span.start !== undefined && span.end !== undefined) inline.region = source.region(span.start, span.end)
  return inline
}
