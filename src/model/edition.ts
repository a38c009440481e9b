import { z } from 'zod'
import { command, host } from './command.ts'
import { mediaKind } from './document.ts'
import { region } from './place.ts'

/** Text with the markup that matters. `text` of a block is the concatenation of its inlines' texts. */
export const inline = z.object({
  kind: z.enum(['text', 'code', 'strong', 'emphasis', 'link', 'image']),
  text: z.string(),
  /** Target of a link or image, as written. */
  url: z.string().optional(),
  region: region.optional(),
  /** How many entities were encoded twice in it, in code once: see `block.entities`. */
  entities: z.int().optional(),
})
export type Inline = z.infer<typeof inline>

export const alertKind = z.enum(['note', 'tip', 'important', 'caution', 'warning'])
export type AlertKind = z.infer<typeof alertKind>

/** The class of an alert: only a change of class matters between editions. 0 note and tip, 1 important, 2 caution and warning. */
export const alertClass = (kind: AlertKind): 0 | 1 | 2 =>
  kind === 'note' || kind === 'tip' ? 0 : kind === 'important' ? 1 : 2

export const blockKind = z.enum(['heading', 'paragraph', 'item', 'code', 'alert', 'row', 'image', 'other'])
/**
 * `item`: a list item with its first paragraph; `alert`: an alert with its first paragraph; `row`: a table row;
 * further paragraphs, code and lists inside an item or alert are blocks of their own whose `parent` is that item or alert.
 * `other`: wrapper markup and whatever carries no text a reader acts on.
 */
export type BlockKind = z.infer<typeof blockKind>

export const block = z.object({
  /** Index in `edition.blocks`: document order. */
  id: z.int(),
  kind: blockKind,
  /** Index of the section it stands in; a heading stands in the section it opens. */
  section: z.int(),
  /** The enclosing item or alert. */
  parent: z.int().optional(),
  /** List nesting: 0 outside lists, 1 in a top-level item. */
  depth: z.int(),
  region,
  /** Plain text, white space folded to single spaces; for `code` the decoded code with its line breaks. */
  text: z.string(),
  inlines: z.array(inline),
  /** `tabs`: it names one of several ways, of which a page shows its reader one; ways with one number are a choice. */
  heading: z.object({ level: z.int(), tabs: z.int().optional() }).optional(),
  /** Of an item: its number in an ordered list. */
  ordinal: z.int().optional(),
  /** Of a row: its cells' texts; `header` for the head row. */
  cells: z.array(z.string()).optional(),
  header: z.boolean().optional(),
  alert: alertKind.optional(),
  code: z
    .object({
      container: z.enum(['fenced', 'indented', 'bare']),
      /** Info string as written, entities not decoded. */
      info: z.string(),
      /** Where the info string stands. */
      infoRegion: region.optional(),
      /** What the content is, by content: `command`, or why it is not one. */
      content: z.enum(['command', 'output', 'xml', 'config', 'data', 'dialogue', 'log', 'prose', 'empty', 'unknown']),
      /** The closing fence is missing. */
      unclosed: z.boolean().optional(),
    })
    .optional(),
  /** Commands in it: all of a code block's, and those written inline in a sentence. */
  commands: z.array(command),
  /** How many entities were encoded twice in it (`&amp;quot;`), in code once: decoded in `text`, wrong in the file. */
  entities: z.int().optional(),
  /** Contents lists, "return to top" and breadcrumbs: not content, never aligned against content. */
  navigation: z.boolean().optional(),
  /** A concept of the lexicon that this block is recognised as, such as `boilerplate.keyboard_shortcuts`. */
  concept: z.string().optional(),
})
export type Block = z.infer<typeof block>

export const action = z.object({
  kind: z.enum(['instruct', 'command', 'wait', 'verify']),
  block: z.int(),
  /** Index into the block's commands, for `command`. */
  command: z.int().optional(),
  /** For `wait`. */
  minutes: z.number().optional(),
  /** The sentence before the command calls it an example: its values are the documents', not the reader's. */
  example: z.boolean().optional(),
})
export type Action = z.infer<typeof action>

export const methodHost = z.union([host, z.enum(['iis-manager', 'exchange-admin-center', 'gui'])])
export type MethodHost = z.infer<typeof methodHost>

export const method = z.object({
  /** The block that introduces it; absent where the step has one method and no separate introduction. */
  block: z.int().optional(),
  host: methodHost.optional(),
  actions: z.array(action),
})
export type Method = z.infer<typeof method>

/** One thing to achieve. With several methods: choose exactly one. */
export const step = z.object({
  /** The number the document gives it ("Step 2", or its place in an ordered list). */
  number: z.int().optional(),
  /** The block that says what to achieve. */
  block: z.int(),
  methods: z.array(method),
  /** Its sentence begins with a condition ("If the issue still exists, …"). */
  conditional: z.boolean().optional(),
  /** Alerts that stand before it or directly in it, as block ids. */
  alerts: z.array(z.int()),
})
export type Step = z.infer<typeof step>

export const role = z.enum([
  'overview',
  'prerequisites',
  'procedure',
  'script',
  'verification',
  'reference',
  'navigation',
])
export type Role = z.infer<typeof role>

export const section = z.object({
  index: z.int(),
  /** 1 for the title; the text before the first heading belongs to section 0. */
  level: z.int(),
  /** The heading's block. */
  heading: z.int().optional(),
  role,
  /** Nearest enclosing section. */
  parent: z.int().optional(),
  /** Block ids `from` up to, not including, `to`; subsections not included. */
  from: z.int(),
  to: z.int(),
  steps: z.array(step),
  /** Objects that heading and introduction declare as what the section is about, in the document's spelling. */
  subjects: z.array(z.string()),
  /** Of a heading that says by which tool something is reached ("Use the Shell to …"): the tool, and the rest in comparable form. */
  way: z.object({ host: methodHost, goal: z.string() }).optional(),
  /** `task`: one of several, below a question what the reader wants to do; `rollback`: how to undo what the others do. */
  purpose: z.enum(['task', 'rollback']).optional(),
})
export type Section = z.infer<typeof section>

export const translation = z.enum(['source', 'human', 'machine', 'unknown'])
export type Translation = z.infer<typeof translation>

/** One article in one language from one document. */
export const edition = z.object({
  path: z.string(),
  /** Resolved tag: see `document.locale`. */
  locale: z.string(),
  /** What it is called beside the topic's other editions: its locale, numbered where several share it (`en`, `en(2)`). */
  name: z.string().optional(),
  media: mediaKind,
  sha256: z.string(),
  meta: z.object({
    title: z.string(),
    assetId: z.string().optional(),
    /** "Applies to". */
    product: z.string().optional(),
    /** Front-matter date, ISO 8601 (`2016-12-09`). */
    date: z.string().optional(),
    /** "Topic last modified", ISO 8601. */
    modified: z.string().optional(),
    translation,
    url: z.string().optional(),
    /** "Estimated time to complete" in minutes, the highest figure given. */
    minutes: z.number().optional(),
  }),
  sections: z.array(section),
  blocks: z.array(block),
  /** `<!-- hexapla-disable-next-line RULE -- reason -->` comments, by the line they act on. */
  suppressions: z.array(z.object({ rule: z.string(), line: z.int(), reason: z.string() })),
})
export type Edition = z.infer<typeof edition>
