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
    const sessions = new Set(topic.editions.flatMap(({ blocks }) => blocks.filter(isSession)))
    for (const { edition, block, command } of commandsOf(topic)) {
      if (command.prompt === undefined) continue
      yield {
        place: placeOf(edition, { region: command.region, text: command.prompt + command.text }),
        related: [],
        blames: true,
        evidence: 'syntax',
        confidence: 1,
        ...(sessions.has(block) ? { severity: 'note' as const } : {}),
        data: { prompt: command.prompt } satisfies Data,
        signature: command.prompt.toLowerCase(),
        ...promptFix(command),
      }
    }
  },
}

/** What commands printed stands between them: the block shows a session, and nobody pastes that as it is. */
const isSession = ({ kind, commands, text }: Block): boolean => {
  if (kind !== 'code' || !commands.some(({ prompt }) => prompt !== undefined)) return false
  const typed = commands.reduce((sum, command) => sum + command.text.split('\n').length, 0)
  return text.split('\n').filter((line) => /^\s*[^\s#]/.test(line)).length > typed
}
