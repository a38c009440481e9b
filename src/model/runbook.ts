import { z } from 'zod'
import { command, effect } from './command.ts'
import { alertKind, inline, methodHost, role, translation } from './edition.ts'
import { evidence, severity } from './finding.ts'
import { place } from './place.ts'

/** One language's wording of a sentence, and where it comes from. */
export const wording = z.object({
  inlines: z.array(inline),
  /** Locale of the edition it was taken from. */
  from: z.string(),
  /** Set when the script was converted (zh-Hant to zh-Hans or back). */
  converted: z.boolean().optional(),
})
export type Wording = z.infer<typeof wording>

/** A sentence in every language that has one, by locale. A reader whose language lacks it gets `en`, marked so. */
export const localized = z.record(z.string(), wording)
export type Localized = z.infer<typeof localized>

/** A placeholder of the documents turned into a named value. */
export const parameter = z.object({
  /** ASCII, PascalCase, the same in every language, such as `ClientAccessServer`. */
  name: z.string(),
  kind: z.enum(['server', 'host-name', 'domain', 'number', 'text']),
  /** Spellings in the documents that this value replaces, longest first, such as `ClientAccessServer1`. */
  placeholders: z.array(z.string()),
  /** The documents' example, offered as a hint, never as a default. */
  example: z.string(),
  /** An anchored regular expression (common to JavaScript and .NET) that a value must match. */
  pattern: z.string(),
  /** Steps that use it. */
  steps: z.array(z.string()),
})
export type Parameter = z.infer<typeof parameter>

/** A finding to be shown beside a sentence. `to`: locales of the readers it concerns; absent if it concerns all. */
export const remark = z.object({ finding: z.string(), to: z.array(z.string()).optional() })
export type Remark = z.infer<typeof remark>

export const runbookAlert = z.object({ kind: alertKind, body: z.array(localized) })
export type RunbookAlert = z.infer<typeof runbookAlert>

/** A command of the plan: what is run, and where the wording of it comes from. */
export const plannedCommand = z.object({
  command,
  /** The text with placeholders replaced by `{Parameter}` marks. */
  template: z.string(),
  effect,
  /** Locales whose editions have an equivalent command there. */
  agreed: z.array(z.string()),
  /** Why this reading was taken. */
  evidence,
})
export type PlannedCommand = z.infer<typeof plannedCommand>

export const runbookAction = z.object({
  kind: z.enum(['instruct', 'command', 'wait', 'verify']),
  text: localized.optional(),
  command: plannedCommand.optional(),
  minutes: z.number().optional(),
  /** Shown with the documents' own values; not run with the rest of its step. */
  example: z.boolean().optional(),
})
export type RunbookAction = z.infer<typeof runbookAction>

export const runbookMethod = z.object({
  host: methodHost.optional(),
  /** What introduces the method, or all of it where a person acts; `actions` hold what follows, never this again. */
  text: localized.optional(),
  actions: z.array(runbookAction),
  /** Can be run by a script without a person. */
  scriptable: z.boolean(),
  /** The most disruptive of its effects. */
  disruption: z.int(),
})
export type RunbookMethod = z.infer<typeof runbookMethod>

export const onRequest = z.enum(['alternative', 'task', 'rollback', 'example'])
/**
 * Why steps are no part of what is carried out in order, and run only when a person names them: another section reaches the
 * same goal; one of several independent tasks; the way back; an example with the documents' values.
 */
export type OnRequest = z.infer<typeof onRequest>

export const runbookStep = z.object({
  /** `S01` …: the same in every target and language. */
  id: z.string(),
  text: localized,
  /** What the documents count it as: their sentences refer to it. */
  number: z.int().optional(),
  /** It begins with a condition that only a person can judge. */
  conditional: z.boolean().optional(),
  alerts: z.array(runbookAlert),
  /** Choose exactly one. */
  methods: z.array(runbookMethod),
  /** Index of the method that is run; absent when none can be. */
  chosen: z.int().optional(),
  kind: z.enum(['change', 'restart', 'read', 'wait', 'manual']),
  /** Minutes to wait, for `wait`. */
  minutes: z.number().optional(),
  /** Set when the documents say it as an alert of this kind, as in a notice to wait; `text` is that alert's. */
  alert: alertKind.optional(),
  /** Fingerprints of the open error findings that block it; empty when it may run. */
  blocked: z.array(z.string()),
  /** A decision that settled it. */
  decided: z.object({ finding: z.string(), choice: z.string(), by: z.string(), why: z.string() }).optional(),
  /** What its reader is told besides what blocks it. */
  remarks: z.array(remark).optional(),
  onRequest: onRequest.optional(),
  /** The same restart stands later: this one is left to that step. */
  coalescedInto: z.string().optional(),
  /** Objects the section declares, from which the read-back is built. */
  subjects: z.array(z.string()),
  /** Fingerprints of all findings that touch it. */
  findings: z.array(z.string()),
})
export type RunbookStep = z.infer<typeof runbookStep>

/** A block of text that is not a step. */
export const passage = z.object({
  kind: z.enum(['paragraph', 'item', 'alert', 'heading', 'code', 'row', 'image']),
  /** The step of its section that it stands after; absent where it stands before the first. */
  after: z.string().optional(),
  depth: z.int(),
  text: localized,
  alert: alertKind.optional(),
  /** A code passage with commands has no `text`: they are the same in every language. */
  commands: z.array(plannedCommand).optional(),
  remarks: z.array(remark).optional(),
  /** Of a table row; `header` for the head row. */
  cells: z.array(localized).optional(),
  header: z.boolean().optional(),
})
export type Passage = z.infer<typeof passage>

export const runbookSection = z.object({
  /** `P1` …, in order. */
  id: z.string(),
  role,
  title: localized,
  /** Each server gets it, or it is done once for the organisation. */
  scope: z.enum(['server', 'organization']),
  subjects: z.array(z.string()),
  onRequest: onRequest.optional(),
  /** Sections, this one among them, of which exactly one is carried out because they reach one goal. */
  choices: z.array(z.string()).optional(),
  /** Text before and between the steps. */
  passages: z.array(passage),
  steps: z.array(runbookStep),
})
export type RunbookSection = z.infer<typeof runbookSection>

export const runbookFinding = z.object({
  fingerprint: z.string(),
  rule: z.string(),
  severity,
  variant: z.string().optional(),
  data: z.record(z.string(), z.unknown()),
  places: z.array(place),
  blames: z.boolean(),
  evidence,
  steps: z.array(z.string()),
})
export type RunbookFinding = z.infer<typeof runbookFinding>

/** The reconciled topic: one language-neutral plan with localized sentences hung on it. */
export const runbook = z.object({
  format: z.literal(1),
  id: z.string(),
  title: localized,
  product: z.string().optional(),
  /** SHA-256 over what is executed and in which order; the same in every language. */
  planHash: z.string(),
  generator: z.string(),
  sources: z.array(
    z.object({
      path: z.string(),
      locale: z.string(),
      sha256: z.string(),
      translation,
      date: z.string().optional(),
    }),
  ),
  parameters: z.array(parameter),
  minutes: z.number().optional(),
  sections: z.array(runbookSection),
  findings: z.array(runbookFinding),
})
export type Runbook = z.infer<typeof runbook>
