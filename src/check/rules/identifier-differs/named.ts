import type { Block } from '../../../model/index.ts'

/** A GUID, or what a translation made of one: `8f3e7716-2011年-43e4-96b1-aba62d229136`. */
const GUID = /(?<![\w-])[0-9a-f]{8}(?:-[\p{L}\p{N}]{3,24}){2,5}(?![\w-])/giu
const WHOLE = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/iu

export const isGuid = (name: string): boolean => WHOLE.test(name)
export const isDamagedGuid = (name: string): boolean =>
  /^[0-9a-f]{8}(?:-[\p{L}\p{N}]+){2,}$/iu.test(name) && !WHOLE.test(name)

/** Root keys and their abbreviations (Microsoft, Predefined Keys). */
const HIVE = /(?<![\w\\])(?:HKLM|HKCU|HKCR|HKU|HKCC|HKEY_[A-Z_]+)(?![\w-])/gu
/** From a drive, a share or an environment variable on; a folder's name may hold spaces, the last name ends at one. */
const PATH =
  /(?<![\w\\%])(?:[A-Za-z]:|\\\\[\w.-]{1,63}|%\w{1,40}%)(?:\\[\p{Script=Latin}\d_$%~() .-]{1,60}(?=\\))*\\[\w$%~-]+(?:\.[\w$%~-]+)*/gu
/** A setting of a configuration file: `key="value"`. */
const SETTING = /(?<![\w:.-])[A-Za-z][\w:.-]{0,60}\s?=\s?"[^"\n<>]{1,120}"/gu

/** A parameter, property or class that is set off in a sentence: no language coins such words. */
const COMPOUND = /^[A-Z][a-z]+\d*(?:[A-Z]+[a-z]*\d*)+$/u

/** A constant of the shell. */
const CONSTANT = /\$(?:true|false|null)(?!\w)/giu

const LONG: Record<string, string> = {
  HKLM: 'HKEY_LOCAL_MACHINE',
  HKCU: 'HKEY_CURRENT_USER',
  HKCR: 'HKEY_CLASSES_ROOT',
  HKU: 'HKEY_USERS',
  HKCC: 'HKEY_CURRENT_CONFIG',
}

/** What blocks name, one notation for each thing; what stands in a command is compared with the command. */
export const namedIn = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => {
    const text = withoutCommands(block).replace(/[\u00a0\u202f]/gu, ' ')
    return [
      ...all(text, GUID),
      ...all(text, HIVE).map((hive) => LONG[hive] ?? hive),
      ...all(text, PATH),
      ...(block.kind === 'code' ? [] : all(text, CONSTANT)),
      ...block.inlines.filter((one) => SET_OFF.has(one.kind) && COMPOUND.test(one.text)).map((one) => one.text),
      ...(block.kind === 'code' ? all(text, SETTING) : []),
    ]
  })

/** A compound run together with another, or with a letter more or less: the same name, written badly, which other rules say. */
export function isMiswritten(actual: string, expected: string): boolean {
  if (!COMPOUND.test(actual) || !COMPOUND.test(expected)) return false
  const longest = Math.max(actual.length, expected.length)
  let head = 0
  while (head < longest && actual[head] === expected[head]) head++
  let tail = 0
  while (tail < longest - head && actual.at(-1 - tail) === expected.at(-1 - tail)) tail++
  return actual.includes(expected) || expected.includes(actual) || head + tail >= longest - 1
}

const SET_OFF = new Set(['code', 'strong', 'emphasis'])
const all = (text: string, pattern: RegExp): string[] => text.match(pattern) ?? []

function withoutCommands({ kind, text, commands }: Block): string {
  if (kind === 'code' && commands.length > 0) return ''
  return commands.reduce((rest, command) => rest.replace(command.text, () => ' '), text)
}
