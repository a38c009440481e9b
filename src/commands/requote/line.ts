/** Why a text is not one command line with one program. */
export type CmdRefusal =
  /** `&`, `|`, or a line break: more than one command. */
  | 'several-commands'
  | 'redirection'
  | 'no-program'
  /** `%%i`, `%~dp0`, `%*`: has a meaning inside a batch file only. */
  | 'batch-variable'
  /** `%NAME:a=b%`, `%NAME:~0,3%`. */
  | 'variable-modifier'

/** One command line as cmd.exe hands it over. */
export type CmdLine =
  | {
      ok: true
      /** Without quotes. */
      program: string
      /** Everything after the program's name, carets resolved, variables left as `%NAME%`. */
      rest: string
      /** Variables outside quotes. */
      unquoted: string[]
    }
  | { ok: false; reason: CmdRefusal }

const operators: ReadonlyMap<string, CmdRefusal> = new Map([
  ['&', 'several-commands'],
  ['|', 'several-commands'],
  ['<', 'redirection'],
  ['>', 'redirection'],
])
const VARIABLE = /%([A-Za-z_][\w().#-]*)%/g
const MODIFIER = /%[A-Za-z_][\w().#-]*:(?:~-?\d|[^%=]*=)[^%]*%/

/**
 * What cmd.exe makes of a line before it starts a program: carets outside quotes removed (at a line's end they continue it), operators
 * found, the name of the program separated. Quotes toggle at every `"`, whatever backslashes precede it: only the program knows those.
 * Variables are not put in. Source: "cmd" and "Using command redirection operators" on learn.microsoft.com.
 */
export function readCmdLine(text: string): CmdLine {
  const read = resolveCarets(text.trim().replace(/^@/, ''))
  if (typeof read === 'string') return { ok: false, reason: read }
  const { line } = read
  if (/%%|%~|%\*/.test(line.replace(VARIABLE, ''))) return { ok: false, reason: 'batch-variable' }
  if (MODIFIER.test(line)) return { ok: false, reason: 'variable-modifier' }
  const end = programEnd(line)
  const program = line.slice(0, end).replaceAll('"', '')
  if (program === '') return { ok: false, reason: 'no-program' }
  return { ok: true, program, rest: line.slice(end), unquoted: unquotedVariables(line) }
}

function resolveCarets(text: string): { line: string } | CmdRefusal {
  let line = ''
  let quoted = false
  let at = 0
  while (at < text.length) {
    const char = text[at]!
    if (char === '"') quoted = !quoted
    if (char === '\n' || char === '\r') return 'several-commands'
    const refusal = quoted ? undefined : operators.get(char)
    if (refusal !== undefined) return refusal
    if (quoted || char !== '^') {
      line += char
      at++
    } else {
      const lineBreak = /^\r?\n/.exec(text.slice(at + 1, at + 3))?.[0]
      if (lineBreak === undefined) line += text[at + 1] ?? ''
      at += 1 + (lineBreak?.length ?? 1)
    }
  }
  return { line }
}

/** cmd ends an unquoted program name at a blank, a comma, a semicolon, an equals sign or a slash (`iisreset/noforce`). */
function programEnd(line: string): number {
  let quoted = false
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '"') quoted = !quoted
    else if (!quoted && /[\s,;=/]/.test(line[at]!)) return at
  }
  return line.length
}

function unquotedVariables(line: string): string[] {
  const names = new Set<string>()
  for (const [index, part] of line.split('"').entries()) {
    if (index % 2 === 0) for (const match of part.matchAll(VARIABLE)) names.add(match[1]!)
  }
  return [...names]
}
