import type { Host } from '../model/index.ts'

/** A prompt that was copied along with a command. */
export interface Prompt {
  text: string
  /** Offset of its first character. */
  start: number
  host?: Host
}

/** Prompts by the offset of their line. */
export type Prompts = ReadonlyMap<number, Prompt>

const path = String.raw`(?:[^\s<>|"*?:]+(?: [^\s<>|"*?:-][^\s<>|"*?:]*){0,6})?`
const pattern = new RegExp(
  String.raw`^[^\S\n]*(?:(\[PS\])\s?(?:[A-Za-z]:\\${path})?>|((?:\[[\w.-]+\]:\s?)?PS(?:\s[A-Za-z]\w*:\\?${path})?>)|([A-Za-z]:\\${path}>)|([A-Za-z]\w{1,15}:\\${path}>))[^\S\n]*`,
)

/** Replaces the prompts that lines start with (`[PS] C:\>`, `PS C:\>`, `PS>`, `IIS:\>`, `C:\>`) by spaces, so that offsets stay. */
export function maskPrompts(text: string): { text: string; prompts: Prompts } {
  const prompts = new Map<number, Prompt>()
  if (!text.includes('>')) return { text, prompts }
  const lines = text.split('\n')
  let offset = 0
  for (const [i, line] of lines.entries()) {
    const match = line.includes('>') ? pattern.exec(line) : null
    if (match && !/\.(?:exe|cmd|bat|ps1)\b/i.test(match[0])) {
      prompts.set(offset, promptOf(match, offset))
      lines[i] = ' '.repeat(match[0].length) + line.slice(match[0].length)
    }
    offset += line.length + 1
  }
  return prompts.size > 0 ? { text: lines.join('\n'), prompts } : { text, prompts }
}

function promptOf(match: RegExpExecArray, offset: number): Prompt {
  const prompt: Prompt = { text: match[0].trim(), start: offset + match[0].search(/\S/) }
  if (match[1]) prompt.host = 'exchange-management-shell'
  else if (match[2] || match[4]) prompt.host = 'windows-powershell'
  return prompt
}
