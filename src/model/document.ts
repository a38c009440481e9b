import { z } from 'zod'

export const mediaKind = z.enum(['markdown', 'capture', 'html'])
/** `markdown`: repository Markdown; `capture`: plain text copied from a page; `html`: a saved page. */
export type MediaKind = z.infer<typeof mediaKind>

export const encoding = z.enum(['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be'])
export type Encoding = z.infer<typeof encoding>

/** One file as found. `text` is decoded, without its byte order mark, with its line ends untouched. */
export const document = z.object({
  /** Path as the user would type it, with `/`, relative to the working directory or to the root that was searched. */
  path: z.string(),
  media: mediaKind,
  encoding,
  text: z.string(),
  /** SHA-256 of the bytes, lower-case hexadecimal. */
  sha256: z.string(),
  /** Resolved BCP-47 tag: a lexicon's where one fits (`zh-Hant` for `zh-tw`), else the tag as found; `und` if unknown. */
  locale: z.string(),
  /** The tag as the document or its path has it, such as `zh-tw`; absent when the language was detected. */
  tag: z.string().optional(),
  assetId: z.string().optional(),
})
export type Document = z.infer<typeof document>

/** All editions of one article, before parsing. */
export const topicSources = z.object({
  /** Stable id: the asset id, or the common base name. */
  id: z.string(),
  documents: z.array(document),
  /** What joined the documents, for `inspect --emit topics`. */
  joinedBy: z.enum(['mapping', 'asset-id', 'path', 'name', 'url', 'signature', 'alone']),
})
export type TopicSources = z.infer<typeof topicSources>

/** Something that could not be read or parsed: reported, exit code 2, never silence. */
export const problem = z.object({
  /** Message id: `problems.<id>` in `locales/<tag>/cli.json`. */
  id: z.string(),
  path: z.string(),
  line: z.int().optional(),
  column: z.int().optional(),
  data: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type Problem = z.infer<typeof problem>
