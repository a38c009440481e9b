import { mutantOf, type Operator, type Subject } from '../operator.ts'
import { commandHits, commandsOf, type Piece } from '../places.ts'
import { pick, type Random } from '../random.ts'

const sites = (subject: Subject, dialects: readonly string[]) =>
  commandsOf(subject).filter((site) => dialects.includes(site.command.dialect))

/** Replaces one hit of a pattern in the commands of some dialects. */
function swap(dialects: readonly string[], pattern: RegExp, make: (text: string) => string): Operator['mutate'] {
  return (subject: Subject, random: Random) => {
    const piece: Piece | undefined = pick(commandHits(subject, pattern, sites(subject, dialects)), random)
    return piece && mutantOf(subject.text, [{ start: piece.start, end: piece.end, text: make(piece.text) }])
  }
}

const ANY = ['powershell', 'cmd', 'bash']
/** A word that is a name, a parameter or a value. */
const QUOTED = /"[^"\n]{1,80}"/gu
const PARAMETER = /(?<=\s)-(?=[A-Za-z]{3,})/gu
const NAME = /\b[A-Z][a-z]+-[A-Z][A-Za-z]+/gu
const LOOKALIKE: Record<string, string> = { a: 'а', c: 'с', e: 'е', o: 'о', p: 'р', x: 'х' }

/** Characters that look like the right ones. What PowerShell reads as the right ones, the product notes on purpose. */
export const typography: readonly Operator[] = [
  {
    id: 'smart-quotes-cmd',
    harmful: true,
    mutate: swap(['cmd', 'bash'], QUOTED, (text) => `“${text.slice(1, -1)}”`),
  },
  {
    id: 'smart-quotes-powershell',
    harmful: true,
    note: true,
    mutate: swap(['powershell'], QUOTED, (text) => `“${text.slice(1, -1)}”`),
  },
  { id: 'en-dash-powershell', harmful: true, note: true, mutate: swap(['powershell'], PARAMETER, () => '–') },
  {
    id: 'nbsp-in-code',
    harmful: true,
    note: true,
    mutate: swap(ANY, /(?<=\S) (?=[-\w"$])/gu, () => '\u00a0'),
  },
  {
    id: 'full-width-in-code',
    harmful: true,
    mutate: swap(ANY, /(?<=\s)-(?=[A-Za-z]{3,})|(?<=[A-Za-z]{3})[A-Za-z](?=[\s:])/gu, (text) =>
      String.fromCodePoint(text.codePointAt(0)! + 0xfee0),
    ),
  },
  {
    id: 'homoglyph-in-code',
    harmful: true,
    mutate: swap(ANY, NAME, (text) => text.replace(/[aceopx]/u, (letter) => LOOKALIKE[letter]!)),
  },
  { id: 'zero-width-in-code', harmful: true, mutate: swap(ANY, NAME, (text) => text.replace('-', '\u200b-')) },
  { id: 'bidi-in-code', harmful: true, mutate: swap(ANY, NAME, (text) => `\u202e${text}`) },
]
