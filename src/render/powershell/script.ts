import type { AlertKind, Disruption, Effect, MethodHost, Translate } from '../../model/index.ts'
import type { Fate } from '../plan.ts'

/** Says one sentence of the script in one language. */
export type Say = (locale: string, t: Translate) => string

/** What the script does for a step, in order. Texts are keys of the tables of sentences. */
export type ScriptAction =
  | { kind: 'text'; text: string }
  | { kind: 'shown'; command: string; host: MethodHost | undefined }
  | { kind: 'wait'; minutes: number }
  /** A person does what stands above, and says so. */
  | { kind: 'hand' }
  | {
      /** `change` asks before it runs, `unknown` and `conditional` ask even if told not to, `read` does not. */
      kind: 'change' | 'unknown' | 'conditional' | 'read'
      command: string
      code: string
      commands: readonly string[]
      /** Expressions whose values name programs. */
      programs: readonly string[]
      host: MethodHost
      target: string
      preconditions: Effect['preconditions']
    }

export interface ScriptStep {
  id: string
  section: string
  fate: Fate
  kind: string
  impact: Disruption | number
  /** The step that the same restart is left to. */
  into: string
  /** Why it is carried out only if it is named; empty where it is part of every run. */
  onRequest: string
  alerts: { kind: AlertKind; text: string }[]
  /** Keys of the sentences that say why it is blocked or left out. */
  reasons: string[]
  /** Names of variables that must have a value. */
  parameters: string[]
  actions: ScriptAction[]
}

/** The script before it is written: steps without a word of any language, and the sentences that belong to them. */
export interface Script {
  steps: ScriptStep[]
  says: Map<string, Say>
}
