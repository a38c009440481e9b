import { splitArguments } from '../../src/commands/cmd/argv.ts'

/**
 * What a native program receives from one PowerShell command, for the little PowerShell that `requote` writes: bare words,
 * strings in single quotes, strings in double quotes with `$env:NAME`. Anything else throws, so that the model cannot agree by
 * chance.
 *
 * - `standard`: arguments go over as they are (PowerShell 7.3+, about_Preference_Variables, `Standard` and `Windows`).
 * - `legacy`: arguments are pasted into one line, which the C runtime splits again; quotes are added round an argument with a
 *   blank outside quotes, its last backslashes doubled, quotes not escaped, empty arguments dropped
 *   (PowerShell/PowerShell, engine/NativeCommandParameterBinder.cs).
 * - `windows`: the same in Windows PowerShell 5.1, which neither doubles the last backslashes (issue 1995) nor keeps a bare
 *   `-name:a.b` together (issue 6291).
 */
export function received(
  command: string,
  mode: 'standard' | 'legacy' | 'windows',
  env: Record<string, string>,
): string[] {
  const words = readWords(command, env).flatMap((one) => (mode === 'windows' ? cutAtDot(one) : [one]))
  const values = words.slice(1).map((one) => one.value)
  if (mode === 'standard') return values
  const line = values.filter((value) => value !== '').map((value) => pasted(value, mode === 'legacy'))
  return splitArguments(line.join(' ')).map((argument) => argument.value)
}

interface Word {
  value: string
  bare: boolean
}

function cutAtDot(word: Word): Word[] {
  const cut = word.bare && word.value.startsWith('-') ? word.value.indexOf('.') : -1
  if (cut < 0) return [word]
  return [
    { value: word.value.slice(0, cut), bare: true },
    { value: word.value.slice(cut), bare: true },
  ]
}

function pasted(value: string, doubling: boolean): string {
  let quotes = 0
  let blank = false
  for (const char of value) {
    if (char === '"') quotes++
    else if (/\s/.test(char) && quotes % 2 === 0) blank = true
  }
  if (!blank) return value
  return `"${value}${doubling ? (/\\+$/.exec(value)?.[0] ?? '') : ''}"`
}

function readWords(command: string, env: Record<string, string>): Word[] {
  const words: Word[] = []
  let rest = command.replace(/^& /, '')
  while (rest !== '') {
    const match =
      /^(?:'((?:[^'\u2018-\u201B]|(['\u2018-\u201B])\2)*)'|"((?:[^`"\u201C-\u201E]|`.)*)"|([A-Za-z_./\\-][\w:/\\.+=-]*))(?: |$)/u.exec(
        rest,
      )
    if (match === null) throw new Error(`not in the model: ${rest}`)
    const [all, single, , double, bare] = match
    if (single !== undefined) words.push({ value: single.replace(/(['\u2018-\u201B])\1/g, '$1'), bare: false })
    else if (double !== undefined) words.push({ value: expanded(double, env), bare: false })
    else words.push({ value: bare!, bare: true })
    rest = rest.slice(all.length)
  }
  return words
}

function expanded(text: string, env: Record<string, string>): string {
  return text.replace(/`(.)|\$\{env:([^}]+)\}|\$env:(\w+)|\$/gu, (all, escaped, braced, plain) => {
    if (all === '$') throw new Error('a dollar sign is left unescaped')
    return escaped ?? env[braced ?? plain] ?? ''
  })
}
