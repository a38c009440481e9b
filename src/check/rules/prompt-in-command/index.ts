import { z } from 'zod'
import type { Block, Rule } from '../../../model/index.ts'
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
    for (const { edition, block, command } of commandsOf(topic)) {
      if (command.prompt === undefined) continue
      yield {
        place: placeOf(edition, { region: command.region, text: command.prompt + command.text }),
        related: [],
        blames: true,
        evidence: 'syntax',
        confidence: 1,
        ...(isSession(block) ? { severity: 'note' as const } : {}),
        data: { prompt: command.prompt } satisfies Data,
        signature: command.prompt.toLowerCase(),
        ...promptFix(command),
      }
    }
  },
}

/** What commands printed stands between them: the block shows a session, and nobody pastes that as it is. */
const isSession = (block: Block): boolean => {
  const typed = block.commands.reduce((sum, { text }) => sum + text.split('\n').length, 0)
  return block.kind === 'code' && block.text.split('\n').filter((line) => /\S/.test(line)).length > typed
}
