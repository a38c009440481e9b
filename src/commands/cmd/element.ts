import type { Element } from '../syntax.ts'
import type { Argument } from './argv.ts'

/** Makes an element of a word: one that starts with `/` or `-` is a parameter, and what follows its colon is its argument. */
export function element(text: string, word: Argument): Element {
  const { start, end } = word
  const value = word.value.includes('^') ? word.value.replace(/\^([&|<>^()%!])/g, '$1') : word.value
  const base = {
    text: text.slice(start, end),
    start,
    end,
    quote: word.quoted ? ('double' as const) : ('bare' as const),
  }
  const optional = value.startsWith('[') && value.endsWith(']')
  const plain = optional ? value.slice(1, -1) : value
  if (!/^[/-][^\s:=]/.test(plain)) return { kind: 'argument', ...base, value }
  const cut = nameEnd(plain)
  const found: Element = { kind: 'parameter', ...base, name: plain.slice(1, cut), value: plain }
  if (optional) found.optional = true
  if (cut < plain.length) {
    const rest = plain.slice(cut + 1)
    const stop = optional ? end - 1 : end
    const open = optional ? start + 1 : start
    const from = text.startsWith(plain.slice(0, cut + 1), open)
      ? open + cut + 1
      : Math.max(start, stop - rest.length - (text.charAt(stop - 1) === '"' ? 1 : 0))
    found.argument = {
      kind: 'argument',
      text: text.slice(from, stop),
      start: from,
      end: stop,
      value: rest,
      quote: base.quote,
    }
  }
  return found
}

/** Where a parameter's name ends. A key in brackets may hold a colon or an equals sign: `/[key='a=b'].value:1`. */
function nameEnd(plain: string): number {
  const from = plain.lastIndexOf('].') + 1
  const at = plain.slice(from).search(/[:=]/)
  return at < 0 ? plain.length : from + at
}
