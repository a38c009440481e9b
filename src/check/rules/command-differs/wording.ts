import { type Change, placeholders } from '../../../commands/index.ts'

/** Changes of a value only: the operator puts in their own, or the word is one of the edition's language. */
export const VALUE_ONLY = new Set(['value', 'argument-added', 'argument-removed', 'text'])

/** The same placeholder in other words, or a literal that every translation words for itself. */
export function isWording(change: Change, readings: number, lone: boolean): boolean {
  if (!change.left || !change.right || !VALUE_ONLY.has(change.kind)) return false
  const [left, right] = [change.left.text, change.right.text]
  const both = placeholders(left).length > 0 && placeholders(right).length > 0
  const foreign = /[^\x00-\x7f]/u.test(left) || /[^\x00-\x7f]/u.test(right)
  if (both ? saysOther(left, right, lone) : lone && isAltered(left, right)) return false
  if (isSentence(left) && isSentence(right)) return true
  const phrases = isSpaced(left) && isSpaced(right) && !isAltered(left, right)
  if (both) return isPaired(left) === isPaired(right) && (foreign || shareWord(left, right) || phrases)
  if (FREE_TEXT.test(change.parameter ?? '') && [left, right].every(isPhrase)) return true
  return foreign && readings > 2
}

/** What two placeholders hold beside words differs. */
const saysOther = (left: string, right: string, lone: boolean): boolean =>
  literalsIn(left) !== literalsIn(right) ||
  isSwapped(numbersIn(left), numbersIn(right)) ||
  (lone && lacks(choicesIn(left), choicesIn(right)))

/** What a placeholder says that is no word to translate: `$true`, an address, a path. */
const literalsIn = (text: string): string =>
  (text.match(/\$\w+|[\x21-\x3b=\x3f-\x7b}~]*[@\\][\x21-\x3b=\x3f-\x7b}~]*/gu) ?? [])
    .map((one) => one.toLowerCase())
    .sort()
    .join(' ')

/** Numbers of a placeholder are no words either: `<name of the 2013 database>`. */
const numbersIn = (text: string): string[] => text.match(/(?<![\d.])\d+(?![\d.])/gu) ?? []

/** The values that a placeholder offers: `<Probe | Monitor | Responder>`; none where it offers words of a language. */
function choicesIn(text: string): string[] {
  const choices = (text.match(/^<([^<>]*\|[^<>]*)>$/u)?.[1] ?? '').split('|').map((one) => one.trim())
  return choices.every((one) => /^[A-Z]\w*$/u.test(one)) ? choices.map((one) => one.toLowerCase()) : []
}

/** Each side has what the other lacks. */
const isSwapped = (left: readonly string[], right: readonly string[]): boolean =>
  left.some((one) => !right.includes(one)) && right.some((one) => !left.includes(one))

/** Both offer values, and one side lacks some. */
const lacks = (left: readonly string[], right: readonly string[]): boolean =>
  left.length > 0 && right.length > 0 && (left.length !== right.length || left.some((one) => !right.includes(one)))

/** Most words are the same: not another edition's words, but the same words with one exchanged. */
function isAltered(left: string, right: string): boolean {
  const [a, b] = [left, right].map((text) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []))
  const shared = [...a!].filter((word) => b!.has(word)).length
  return shared * 2 >= Math.max(a!.size, b!.size) && shared < Math.max(a!.size, b!.size)
}

/** Each angle bracket has its other half. */
const isPaired = (text: string): boolean => !/[<>]/.test(text.replace(/<[^<>]*>/gu, ''))

/** A prompt or message that the command shows: five words and more, beside those in placeholders, and no name in capitals. */
function isSentence(text: string): boolean {
  const own = text.replace(/<[^<>]*>/gu, '')
  const words = own.match(/\p{L}+/gu) ?? []
  const small = words.filter((word) => /^\p{Ll}/u.test(word))
  return words.length >= 5 && small.length * 2 >= words.length && /\p{Ll} \p{Ll}/u.test(own)
}

/** Parameters whose value people read and nothing compares. */
const FREE_TEXT = /(?:^Comments?|^Notes|^Description|Message|Text)$/i

/** A placeholder of several small words. */
const isSpaced = (text: string): boolean => /^<\p{Ll}+(?: \p{Ll}+)+>$/u.test(text)

/** Several words, or Chinese. */
const isPhrase = (text: string) => /\p{L}\s+\S|\p{Script=Han}{2}/u.test(text)

const wordsOf = (text: string) => new Set(text.toLowerCase().match(/[a-z]{3,}/gu) ?? [])

/** `<server>` against `<server name>`: one says no more than the other. */
function shareWord(left: string, right: string): boolean {
  const [a, b] = [wordsOf(left), wordsOf(right)]
  const shared = [...a].filter((word) => b.has(word)).length
  return shared > 0 && (shared === a.size || shared === b.size)
}
