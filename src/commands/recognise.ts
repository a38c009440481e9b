import type { Block, Dialect, Host } from '../model/index.ts'
import { collect, type Found } from './collect.ts'
import { classify, hasForeignProse, isMarkup, isSentence } from './content.ts'
import { undisguise } from './disguise.ts'
import { decode } from './entities.ts'
import { Lines } from './lines.ts'
import { Memory } from './memory.ts'
import { parseJoined } from './parse.ts'
import { maskPrompts, type Prompts } from './prompt.ts'

export interface RecogniseInput {
  /** The code as the file has it, entities not decoded. */
  text: string
  /** Info string of a fence; a command glued to it is found. */
  info?: string
  container: 'fenced' | 'indented' | 'bare' | 'inline'
}

export interface RecognisedCommand {
  /** Entities decoded, prompt stripped, otherwise as written. */
  text: string
  dialect: Dialect
  host: Host
  prompt?: string
  /** Offsets into the input's text, prompt included. */
  start: number
  end: number
  /** It starts in the info string (a damaged fence); `start` is then 0. */
  inInfo?: true
}

export interface Recognition {
  content: NonNullable<Block['code']>['content']
  commands: RecognisedCommand[]
}

/** Inline code and bare paragraphs beyond this are no commands. */
const LONGEST_INLINE = 4000

/**
 * Finds the commands of a piece of text, or says what the text is instead. Works by content: a fence's label is not believed.
 * Code blocks get the benefit of the doubt; inline code and bare paragraphs count only where they can be nothing but a command,
 * so a cmdlet's name alone in a sentence is a mention. Never throws.
 */
export function recognise(input: RecogniseInput): Recognition {
  const key = `${input.container} ${input.info ?? ''}\n${input.text}`
  const { content, commands } = remembered.get(key, () => read(input))
  return { content, commands: commands.map((one) => ({ ...one })) }
}

const remembered = new Memory<Recognition>(4096)

function read(input: RecogniseInput): Recognition {
  const glued = input.info === undefined ? '' : gluedCommand(input.info)
  const lead = glued === '' ? 0 : glued.length + 1
  const decoded = decode(lead === 0 ? input.text : `${glued}\n${input.text}`)
  const strict = input.container === 'inline' || input.container === 'bare' || /^output\s*$/i.test(input.info ?? '')
  const text = strict && decoded.text.length <= LONGEST_INLINE ? decoded.text.replace(REMARK, '') : decoded.text
  if (!/\S/.test(text)) return { content: 'empty', commands: [] }
  if (isMarkup(text)) return { content: 'xml', commands: [] }
  if (strict && text.length > LONGEST_INLINE) return { content: classify(text), commands: [] }
  if (foreign.test(input.info ?? '') && !cmdlet.test(text)) return { content: classify(text), commands: [] }
  const masked = maskPrompts(text)
  const found = collect(masked.text, {
    isPrompted: masked.prompts.size > 0 ? (line) => masked.prompts.has(line) : undefined,
    unix: /^(?:bash|sh|shell|zsh)\s*$/i.test(input.info ?? ''),
  })
  const kept = strict
    ? certain(found, masked.text, masked.prompts.size > 0)
    : orDisguised(dominant(found, masked.text), masked.text)
  if (kept.length === 0) return { content: classify(text), commands: [] }
  const lines = new Lines(masked.text)
  const commands = kept.map((one) => {
    const made = command(one, lines, masked.prompts)
    const start = decoded.origin(made.start) - lead
    const placed = { ...made, start: Math.max(0, start), end: Math.max(0, decoded.origin(made.end) - lead) }
    return start < 0 ? { ...placed, inInfo: true as const } : placed
  })
  return { content: 'command', commands }
}

/** Words in brackets after a command that a sentence shows: `Get-State (group sites)`. Nothing of a shell is in them. */
const REMARK =
  /[^\S\n]*[(（](?![^()（）]*(?:-\p{Lu}|["'$@\\<>|{}=%]))[^()（）]*(?:\p{L}{2},?\s\p{L}|\p{Script=Han})[^()（）]*[)）]\s*$/u

/** A command with a look-alike or a hidden character in its name is still meant as one: it is found as it looks. */
function orDisguised(kept: readonly Found[], text: string): readonly Found[] {
  const seen = kept.length === 0 ? undisguise(text) : undefined
  if (!seen) return kept
  const found = collect(seen.text).map((one) => ({
    ...one,
    start: seen.origin(one.start),
    end: seen.origin(one.end),
  }))
  return dominant(found, text)
}

/** Languages and formats that look like a shell's here and there: under these labels only a cmdlet makes text a script. */
const foreign =
  /^(?:c|cpp|c\+\+|c#|cs|csharp|css|diff|dockerfile|fsharp|go|html|http|ini|java|javascript|js|json|kotlin|kusto|mof|objective-?c|php|python|py|ruby|rust|scala|sql|swift|toml|ts|tsql|typescript|vb|vbnet|vbscript|xaml|xml|ya?ml)\s*$/i

const cmdlet = /(?<![\p{L}\p{N}._-])\p{L}{3,}-\p{Lu}\p{L}+/u

const languages = /^(?:powershell|console|cmd|dos|bat|batch|shell|bash|sh|ps1?|text|command line)/i

/** What follows the language's name in a damaged info string, such as `powershell$x = Get-Y`. */
function gluedCommand(info: string): string {
  const rest = info.replace(languages, '')
  if (rest === info || rest === '' || /^[\s{]/.test(rest)) return ''
  return /^(?:\$\w|\p{L}+-\p{L}|[-[(&%])/u.test(rest) ? rest : ''
}

function command(one: Found, lines: Lines, prompts: Prompts): Omit<RecognisedCommand, 'inInfo'> {
  const prompt = lines.isFirst(one.start) ? prompts.get(lines.start(one.start)) : undefined
  const host = prompt?.host ?? hosts[one.dialect]
  const found = { text: lines.text.slice(one.start, one.end), dialect: one.dialect, host, end: one.end }
  return prompt ? { ...found, start: prompt.start, prompt: prompt.text } : { ...found, start: one.start }
}

const hosts: Record<Dialect, Host> = { powershell: 'windows-powershell', cmd: 'command-prompt', bash: 'terminal' }

/** Of inline code and bare paragraphs: commands that fill the text and can be nothing else. */
function certain(found: readonly Found[], text: string, prompted: boolean): readonly Found[] {
  if (found.length === 0 || found.some((one) => one.certainty < 2 && !prompted && !isCall(text, one))) return []
  const rest = found.reduceRight((left, one) => left.slice(0, one.start) + left.slice(one.end), text)
  if (/[\p{L}\p{N}]/u.test(rest.replace(/#[^\n]*/g, '')) || reads(text)) return []
  const native = found.filter((one) => one.dialect !== 'powershell')
  if (native.some((one) => !/[\s/]/.test(text.slice(one.start, one.end)))) return []
  return native.length === found.length || parseJoined(text).errors.length === 0 ? found : []
}

/** A cmdlet with an argument that no sentence holds: quoted, a path, a variable, a placeholder. */
const isCall = (text: string, one: Found): boolean =>
  /^\p{L}+-\p{L}\w*\s+(?:["'$<\\(]|\S*[\\@*]|\S+\d$)/u.test(text.slice(one.start, one.end))

/** A sentence that names a cmdlet. */
const reads = (text: string): boolean =>
  /[.!?。：:]\s*$/.test(text.slice(-200)) && isSentence(text) && !/["'}\])]\s*$/.test(text.slice(-200))

/** All of `found` where commands, comments and output make up the block; none where it is text that quotes a command. */
function dominant(found: readonly Found[], text: string): readonly Found[] {
  const first = found[0]
  if (!first) return []
  let offset = 0
  let covered = 0
  let spoken = 0
  let next = 0
  for (const line of text.split('\n')) {
    const end = offset + line.length
    while (next < found.length && found[next]!.end <= offset) next++
    const one = found[next]
    if (/\S/.test(line)) {
      if ((one && one.start < end) || /^\s*(?:#|rem\s|::)/i.test(line)) covered++
      else if (isSentence(line) || hasForeignProse(line)) spoken++
    }
    offset = end + 1
  }
  const leads = first.certainty === 2 && !/\S/.test(text.slice(0, first.start))
  return covered > 0 && (leads || spoken <= Math.max(1, covered * 1.5)) ? found : []
}
