/** A command as script text, or the honest answer that a person has to type it. */
export type Emission =
  | {
      ok: true
      /** Statements in ASCII. */
      code: string
      /** Names of cmdlets and other commands of the shell that must exist before anything is run. */
      commands: readonly string[]
      /** Expressions whose values name programs that must exist. */
      programs: readonly string[]
    }
  | { ok: false }
