import type { Dialect, Host } from '../model/index.ts'

/** A prompt that was copied along with a command. */
export interface Prompt {
  text: string
  /** Length with the space around it. */
  length: number
  dialect?: Dialect
  host?: Host
}

const path = String.raw`(?:[^\s<>|"*?:]+(?: [^\s<>|"*?:-][^\s<>|"*?:]*){0,6})?`
const pattern = new RegExp(
  String.raw`^[^\S\n]*(?:(\[PS\])\s?(?:[A-Za-z]:\\${path})?>|((?:\[[\w.-]+\]:\s?)?PS(?:\s[A-Za-z]\w*:\\?${path})?>)|([A-Za-z]:\\${path}>)|([A-Za-z]\w{1,15}:\\${path}>))[^\S\n]*`,
)

/** Returns the prompt that `line` starts with: `[PS] C:\>`, `PS C:\>`, `PS>`, `IIS:\>`, `C:\>`. */
export function promptOf(line: string): Prompt | undefined {
  if (!line.includes('>')) return undefined
  const match = pattern.exec(line)
  if (!match) return undefined
  const text = match[0].trim()
  if (/\.(?:exe|cmd|bat|ps1)\b/i.test(text)) return undefined
  const prompt: Prompt = { text, length: match[0].length }
  if (match[1]) return { ...prompt, dialect: 'powershell', host: 'exchange-management-shell' }
  if (match[2] || match[4]) return { ...prompt, dialect: 'powershell', host: 'windows-powershell' }
  return prompt
}
