import { z } from 'zod'
import type { Rule } from '../../../model/index.ts'
import { commandsOf, placeOf } from '../../view.ts'
import { promptFix } from '../../within.ts'

const data = z.object({ prompt: z.string() })
type Data = z.infer<typeof data>

/** The shell's prompt was copied along with a command: pasted as it stands, the line fails. */
export const promptInCommand: Rule<Data> = {
  id: 'prompt-in-command',
  category: 'command',
  severity: 'warning',
  data,
  *check(topic) {
    for (const { edition, command } of commandsOf(topic)) {
      if (command.prompt === undefined) continue
      yield {
        place: placeOf(edition, { region: command.region, text: command.prompt + command.text }),
        related: [],
        blames: true,
        evidence: 'syntax',
        confidence: 1,
        data: { prompt: command.prompt } satisfies Data,
        signature: command.prompt.toLowerCase(),
        ...promptFix(command),
      }
    }
  },
}
