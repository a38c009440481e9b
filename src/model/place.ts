import { z } from 'zod'

/** A point in the raw file: lines and columns count from 1, offsets from 0, in UTF-16 code units of the decoded text. */
export const point = z.object({ line: z.int(), column: z.int(), offset: z.int() })
export type Point = z.infer<typeof point>

/** From `start` up to, not including, `end`. Front matter counts: positions are those an editor shows. */
export const region = z.object({ start: point, end: point })
export type Region = z.infer<typeof region>

/** A region of one document, with the edition's locale so that a reader knows which language is meant. */
export const place = z.object({
  path: z.string(),
  locale: z.string(),
  region,
  /** What stands there, shortened to one line, for reports that cannot open the file. */
  excerpt: z.string().optional(),
  /** A repair of a further place of a finding that is mechanical and certain; that of its first place is `finding.fix`. */
  fix: z.object({ region, text: z.string() }).optional(),
})
export type Place = z.infer<typeof place>
