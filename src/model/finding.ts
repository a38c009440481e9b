import { z } from 'zod'
import { place } from './place.ts'

export const severity = z.enum(['error', 'warning', 'note'])
/** What happens to an operator who follows the text: `error` breaks or misdirects, `warning` probably misleads, `note` neither. */
export type Severity = z.infer<typeof severity>

export const category = z.enum(['command', 'structure', 'prose', 'typography', 'metadata'])
export type Category = z.infer<typeof category>

export const evidence = z.enum(['catalogue', 'syntax', 'consistency', 'dates', 'twin', 'vote', 'none'])
/** What decided who is wrong, strongest first; `none`: the editions differ and nothing decides. */
export type Evidence = z.infer<typeof evidence>

/** What a rule reports. A fact: the sentence is made from `rule` and `data` in the reader's language. */
export const observation = z.object({
  /** The edition at fault if `evidence` decides it, else the first that shows the difference. */
  place,
  /** The other editions' places, and other places of the same cause. */
  related: z.array(place),
  /** True when `place` is where the fault is; false when the editions merely differ. */
  blames: z.boolean(),
  evidence,
  /** 0 to 1. */
  confidence: z.number(),
  /** Overrides the rule's default severity where the data decide it. */
  severity: severity.optional(),
  /** Overrides the rule's category where the data decide it: damage inside a command is no matter of typography. */
  category: category.optional(),
  /** A sentence variant: `rules.<id>.<variant>`; default `message`. */
  variant: z.string().optional(),
  data: z.record(z.string(), z.unknown()),
  /** What identifies the cause without line numbers; equal signatures in one topic or corpus are one cause. */
  signature: z.string(),
  /** A repair that is mechanical and certain: replace the region by `text`. */
  fix: place.shape.fix,
})
export type Observation = z.infer<typeof observation>

export const finding = observation.extend({
  rule: z.string(),
  category,
  severity,
  topic: z.string(),
  /** Stable id without line numbers: 16 hexadecimal digits. */
  fingerprint: z.string(),
  /** How many places were folded into this one; 1 if none. */
  count: z.int(),
  /** Set when a baseline, a comment or a decision silences it: kept in SARIF, not counted. */
  suppressed: z.object({ by: z.enum(['baseline', 'comment', 'decision']), reason: z.string() }).optional(),
})
export type Finding = z.infer<typeof finding>

/** A person's recorded choice that settles a finding. */
export const decision = z.strictObject({
  /** Fingerprint of the finding it settles. */
  finding: z.string().regex(/^[0-9a-f]{16}$/),
  /** `keep`: run the command as the documents have it; `replace`: run `command` instead; `skip`: leave the step out. */
  choice: z.enum(['keep', 'replace', 'skip']),
  command: z.string().optional(),
  by: z.string().min(1),
  why: z.string().min(1),
  /** ISO 8601 date after which it no longer counts. */
  until: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional(),
})
export type Decision = z.infer<typeof decision>

/** A known finding that no longer counts: committed beside the documents. */
export const baselineEntry = z.strictObject({
  fingerprint: z.string().regex(/^[0-9a-f]{16}$/),
  rule: z.string(),
  /** Where it was when it was recorded, for people; the fingerprint alone decides. */
  path: z.string(),
  reason: z.string().min(1),
  by: z.string().min(1).optional(),
  /** ISO 8601 date from which it counts again. */
  until: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional(),
})
export type BaselineEntry = z.infer<typeof baselineEntry>
