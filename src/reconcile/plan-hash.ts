import type { Parameter, RunbookSection } from '../model/index.ts'

/**
 * Canonical JSON of what is executed and in which order: no sentence, no source and no finding is in it, so it is the same
 * in every language and changes exactly when another thing would be done. Keys are sorted; `undefined` is left out.
 */
export function canonicalPlan(sections: readonly RunbookSection[], parameters: readonly Parameter[]): string {
  return canonicalJson({
    parameters: parameters.map(({ name, kind, pattern }) => ({ name, kind, pattern })),
    steps: sections.flatMap((section) =>
      section.steps.map((step) => {
        const method = step.chosen === undefined ? undefined : step.methods[step.chosen]
        return {
          id: step.id,
          kind: step.kind,
          scope: section.scope,
          subjects: step.subjects.map((name) => name.toLowerCase()).sort(),
          minutes: step.minutes,
          blocked: step.blocked.length > 0,
          skipped: step.decided?.choice === 'skip',
          coalescedInto: step.coalescedInto,
          onRequest: step.onRequest,
          commands: method?.actions.flatMap(({ command, example }) =>
            command
              ? [{ dialect: command.command.dialect, host: command.command.host, template: command.template, example }]
              : [],
          ),
        }
      }),
    ),
  })
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : inner,
  )
}
