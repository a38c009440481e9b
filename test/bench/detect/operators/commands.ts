import { type CommandSite, mutantOf, type Operator, type Subject } from '../operator.ts'
import { commandHits, commandsOf, invocationsOf, type Piece, pieceOf } from '../places.ts'
import { pick, type Random } from '../random.ts'
import { parameters as parameterWords, verbs as verbWords } from '../words.ts'

const CMDLET = /^([A-Z][A-Za-z]+)-([A-Z]\w+)$/u

/** Names of cmdlets that are called, as pieces of the text. */
const names = (subject: Subject): Piece[] =>
  invocationsOf(subject).flatMap(({ site, invocation: { head } }) =>
    CMDLET.test(head.text) ? (pieceOf(subject, site, head.start, head.end) ?? []) : [],
  )

interface ParameterPiece extends Piece {
  name: string
  cmdlet: string
  /** End of what belongs to it: its value. */
  until: number
}

const parameters = (subject: Subject): ParameterPiece[] =>
  invocationsOf(subject).flatMap(({ site, invocation }) =>
    invocation.elements.flatMap((element, index) => {
      if (element.kind !== 'parameter' || !element.name || element.optional) return []
      const piece = pieceOf(subject, site, element.start, element.start + 1 + element.name.length)
      const next = invocation.elements[index + 1]
      const until = !element.argument && next?.kind === 'argument' ? next.end : element.end
      return piece ? [{ ...piece, name: element.name, cmdlet: invocation.name, until }] : []
    }),
  )

const put = (subject: Subject, piece: Piece | undefined, text: string | undefined) =>
  piece && text !== undefined ? mutantOf(subject.text, [{ start: piece.start, end: piece.end, text }]) : undefined

const OPPOSITES: Record<string, string> = {
  Get: 'Set',
  Set: 'Get',
  New: 'Remove',
  Remove: 'New',
  Add: 'Remove',
  Enable: 'Disable',
  Disable: 'Enable',
  Start: 'Stop',
  Stop: 'Start',
  Mount: 'Dismount',
  Dismount: 'Mount',
  Suspend: 'Resume',
  Resume: 'Suspend',
  Import: 'Export',
  Export: 'Import',
}

const changeVerb: Operator = {
  id: 'change-verb',
  harmful: true,
  mutate(subject, random) {
    const piece = pick(names(subject), random)
    return put(
      subject,
      piece,
      piece?.text.replace(CMDLET, (_, verb: string, noun: string) => `${OPPOSITES[verb] ?? 'Get'}-${noun}`),
    )
  },
}

const NOUNS = [
  'Mailbox',
  'MailUser',
  'DistributionGroup',
  'TransportRule',
  'ReceiveConnector',
  'UMMailbox',
  'Recipient',
]

const changeNoun: Operator = {
  id: 'change-noun',
  harmful: true,
  mutate(subject, random) {
    const piece = pick(names(subject), random)
    if (!piece) return undefined
    const [, verb, noun] = piece.text.match(CMDLET)!
    const other = pick(
      NOUNS.filter((one) => one !== noun),
      random,
    )
    return put(subject, piece, `${verb}-${other}`)
  },
}

const renameParameter: Operator = {
  id: 'change-parameter',
  harmful: true,
  mutate(subject, random) {
    const piece = pick(parameters(subject), random)
    if (!piece) return undefined
    // Another one that the cmdlet really has, where the catalogue knows: harder to see than an invented one.
    const known = subject.catalog.cmdlet(piece.cmdlet)?.parameters ?? []
    const others = known.filter((one) => one.name.toLowerCase() !== piece.name.toLowerCase() && !one.switch)
    return put(subject, piece, `-${pick(others, random)?.name ?? 'Scope'}`)
  },
}

const dropParameter: Operator = {
  id: 'drop-parameter',
  harmful: true,
  mutate(subject, random) {
    const piece = pick(parameters(subject), random)
    if (!piece) return undefined
    const { site } = piece
    const start = site.command.text.lastIndexOf(piece.text, piece.until)
    const whole = pieceOf(subject, site, start, piece.until)
    return put(subject, whole, '')
  },
}

const breakLine: Operator = {
  id: 'break-line',
  harmful: true,
  mutate(subject, random) {
    const piece = pick(
      parameters(subject).filter(
        ({ site, start }) =>
          site.block.code?.container === 'fenced' &&
          / $/u.test(subject.text.slice(0, start)) &&
          // Notation is read, not run: its lines may be wrapped.
          !/\[\s*-|<[^<>\n]*\|/u.test(site.command.text),
      ),
      random,
    )
    if (!piece) return undefined
    const line = subject.text.slice(subject.text.lastIndexOf('\n', piece.start - 1) + 1, piece.start)
    return put(subject, piece, `\n${/^\s*/u.exec(line)![0]}${piece.text}`)
  },
}

const changeSwitch: Operator = {
  id: 'change-switch',
  harmful: true,
  mutate(subject, random) {
    const piece = pick(commandHits(subject, /\$(?:true|false)\b/giu), random)
    return put(subject, piece, piece?.text.toLowerCase() === '$true' ? '$false' : '$true')
  },
}

const changeLiteral: Operator = {
  id: 'change-literal',
  harmful: true,
  mutate(subject, random) {
    const piece = pick(commandHits(subject, /(["'])[A-Za-z][\w .-]{2,40}\1/gu), random)
    return put(
      subject,
      piece,
      piece?.text.replace(/[A-Za-z][\w-]*/u, (word) => (word === 'Fabrikam' ? 'Contoso' : 'Fabrikam')),
    )
  },
}

/** Where the stages of a pipeline stand, pipes inside quotes, braces and brackets aside. */
function pipesOf({ command: { text } }: CommandSite): number[] {
  const pipes: number[] = []
  let depth = 0
  let quote = ''
  for (const [index, char] of [...text].entries()) {
    if (quote) quote = char === quote ? '' : quote
    else if (char === '"' || char === "'") quote = char
    else if ('({['.includes(char)) depth++
    else if (')}]'.includes(char)) depth--
    else if (char === '|' && depth === 0) pipes.push(index)
  }
  return /[\ud800-\udfff\n]/u.test(text) || depth !== 0 || quote ? [] : pipes
}

const pipelines = (subject: Subject, least: number) =>
  commandsOf(subject).flatMap((site) => {
    const pipes = pipesOf(site)
    return site.command.dialect === 'powershell' && pipes.length >= least ? [{ site, pipes }] : []
  })

const dropStage: Operator = {
  id: 'drop-pipe-stage',
  harmful: true,
  mutate(subject, random) {
    const found = pick(pipelines(subject, 1), random)
    if (!found) return undefined
    const { site, pipes } = found
    const nth = Math.floor(random() * pipes.length)
    const piece = pieceOf(subject, site, pipes[nth]!, pipes[nth + 1] ?? site.command.text.length)
    return put(subject, piece, '')
  },
}

const reorderStages: Operator = {
  id: 'reorder-pipeline',
  harmful: true,
  mutate(subject, random) {
    const found = pick(pipelines(subject, 2), random)
    if (!found) return undefined
    const { site, pipes } = found
    const [first, second] = pipes.slice(-2) as [number, number]
    const piece = pieceOf(subject, site, first, site.command.text.length)
    const [one, two] = [site.command.text.slice(first, second), site.command.text.slice(second)]
    return put(subject, piece, `${two.trimEnd()} ${one.trim()}`)
  },
}

const translateToken: Operator = {
  id: 'translate-token',
  harmful: true,
  mutate(subject, random) {
    const { locale } = subject.edition
    const words = { verb: verbWords[locale] ?? {}, parameter: parameterWords[locale] ?? {} }
    const targets = [
      ...names(subject).flatMap((piece) => {
        const [, verb = '', noun] = piece.text.match(CMDLET)!
        return words.verb[verb] ? [{ piece, text: `${words.verb[verb]}-${noun}` }] : []
      }),
      ...parameters(subject).flatMap((piece) => {
        const word = words.parameter[piece.name]
        return word ? [{ piece, text: `-${word}` }] : []
      }),
    ]
    const target = pick(targets, random)
    return put(subject, target?.piece, target?.text)
  },
}

const deleteCode: Operator = {
  id: 'delete-code',
  harmful: true,
  mutate(subject: Subject, random: Random) {
    const site = pick(commandsOf(subject), random)
    if (!site) return undefined
    const { start, end } = site.block.region
    return mutantOf(subject.text, [{ start: start.offset, end: end.offset, text: '' }])
  },
}

/** Commands that still look like commands and do something else, or nothing. */
export const commands: readonly Operator[] = [
  changeVerb,
  changeNoun,
  renameParameter,
  dropParameter,
  breakLine,
  changeSwitch,
  changeLiteral,
  dropStage,
  reorderStages,
  translateToken,
  deleteCode,
]
