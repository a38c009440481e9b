import { splitArguments } from '../cmd/argv.ts'
import { type CmdRefusal, readCmdLine } from './line.ts'
import { quoted, word } from './word.ts'

/** Why a command line cannot be written for PowerShell with the same arguments. */
export type RequoteRefusal =
  | CmdRefusal
  /** A command of cmd.exe itself (`dir`, `set`, `if` …): there is no program to start. */
  | 'internal-command'
  /** Windows PowerShell 5.1 drops an empty argument. */
  | 'empty-argument'
  /** Windows PowerShell 5.1 does not escape a quote inside an argument. */
  | 'embedded-quote'
  /** Windows PowerShell 5.1 quotes an argument with blanks and lets its last backslash escape the closing quote. */
  | 'trailing-backslash'
  /** cmd.exe reads the arguments of a batch file once more. */
  | 'batch-file'

/** A command line of cmd for PowerShell, or the reason why not. */
export type Requoted =
  | {
      ok: true
      /** The program as written, without quotes. */
      program: string
      /** What the program receives; `%NAME%` stands where cmd puts in a variable. */
      argv: string[]
      /** One PowerShell command; Windows PowerShell 3.0–5.1 and PowerShell 7.3+ pass the same arguments. */
      powershell: string
      /**
       * Variables that stand outside quotes: cmd would split an argument at the blanks of their values, PowerShell does not.
       */
      unquoted: string[]
    }
  | { ok: false; reason: RequoteRefusal }

/**
 * Writes one command line of cmd.exe for PowerShell so that the program gets the same arguments, whether PowerShell passes
 * them the old way (Windows PowerShell, `Legacy`) or the new one (`Standard`, `Windows`, from 7.3). Refuses what only one of
 * the two keeps. Ways of passing: about_Preference_Variables, `$PSNativeCommandArgumentPassing`; the old way's defects: PowerShell
 * issues 1995 (quotes) and 6291 (`-name:a.b` cut at the dot). cmd finds programs in the current directory, PowerShell does not.
 */
export function requote(text: string): Requoted {
  const line = readCmdLine(text)
  if (!line.ok) return line
  const argv = splitArguments(line.rest).map((argument) => argument.value)
  const reason = refusal(line.program, argv)
  if (reason !== undefined) return { ok: false, reason }
  const words = [programWord(line.program), ...argv.map(word)]
  return { ok: true, program: line.program, argv, powershell: words.join(' '), unquoted: line.unquoted }
}

function programWord(program: string): string {
  const lower = program.toLowerCase()
  if (shadowed.has(lower)) return `${program}.exe`
  if (/^[A-Za-z_][\w.-]*$/.test(program) || /^(?:[A-Za-z]:|\.{1,2})?\\[\w.\\-]+$/.test(program)) return program
  return `& ${quoted(program)}`
}

function refusal(program: string, argv: readonly string[]): RequoteRefusal | undefined {
  const name = program.replace(/^.*[\\/]/, '').toLowerCase()
  if (program === name && internal.has(name)) return 'internal-command'
  if (/\.(?:bat|cmd)$/.test(name) && argv.some((value) => /[\s"&|<>^%,;=]/.test(value))) return 'batch-file'
  for (const value of argv) {
    if (value === '') return 'empty-argument'
    if (value.includes('"')) return 'embedded-quote'
    if (value.endsWith('\\') && /\s/.test(value)) return 'trailing-backslash'
  }
  return undefined
}

/** Programs of Windows whose bare name is an alias in Windows PowerShell. Source: `Get-Alias` of Windows PowerShell 5.1. */
const shadowed = new Set(['curl', 'diff', 'fc', 'kill', 'mount', 'ps', 'sc', 'sleep', 'sort', 'tee', 'wget', 'where'])

/** Commands inside cmd.exe. Source: `help` of cmd.exe, "Windows commands" on learn.microsoft.com. */
const internal = new Set(
  (
    'assoc break call cd chdir cls color copy date del dir dpath echo endlocal erase exit for ftype goto if keys md mkdir mklink ' +
    'move path pause popd prompt pushd rd rem ren rename rmdir set setlocal shift start time title type ver verify vol'
  ).split(' '),
)
