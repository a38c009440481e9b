import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Element, type Invocation, parse } from '../../src/commands/index.ts'
import { parsePowerShell } from '../../src/commands/powershell/parse.ts'
import { absent, hasShared, readJsonLines, shared } from './shared.ts'

/** A block as the real PowerShell parser read it. */
interface Oracle {
  at: string
  text: string
  errors: { id: string; text: string }[]
  commands: {
    name: string | null
    redirections?: string[]
    elements: { parameter?: string; argument?: string; value?: string }[]
  }[]
}

const oracle = hasShared ? (readJsonLines(join(shared, 'gold/powershell-parse.jsonl')) as Oracle[]) : []

const nameOf = (one: Invocation): string | null => (one.head.value === undefined ? null : one.name)
const isWord = (one: Element): boolean => one.kind !== 'redirection'

/** Name, kind, text and literal value of everything, and the number of redirections. */
function agrees(ours: Invocation | undefined, theirs: Oracle['commands'][number]): boolean {
  if (!ours || nameOf(ours) !== theirs.name) return false
  const words = ours.elements.filter(isWord)
  if (words.length !== theirs.elements.length) return false
  if (ours.elements.length - words.length !== (theirs.redirections?.length ?? 0)) return false
  return theirs.elements.every((their, i) => {
    const our = words[i]!
    const argument = our.kind === 'parameter' ? our.argument : our
    if ((our.kind === 'parameter' ? our.name : undefined) !== their.parameter) return false
    return argument?.text === their.argument && (their.value === undefined || argument?.value === their.value)
  })
}

/** Syntax notation of documents that PowerShell itself takes for redirections, types and operators. */
const hasNotation = (text: string): boolean => /<[^<>\n]+>|\[[-/]|\.\.\.|…/.test(text)

describe.skipIf(!hasShared)(`against the real parser${absent}`, () => {
  const clean = oracle.filter((block) => block.errors.length === 0)
  const broken = oracle.filter((block) => block.errors.length > 0)

  it('sees the same commands, parameters, arguments and values in 99.5 % of the commands', () => {
    let total = 0
    const differing: string[] = []
    for (const block of clean) {
      const ours = parsePowerShell(block.text, false).invocations
      for (const [i, theirs] of block.commands.entries()) {
        total++
        if (!agrees(ours[i], theirs)) differing.push(`${block.at} ${theirs.name}`)
      }
      if (ours.length !== block.commands.length) differing.push(`${block.at}: ${ours.length} commands`)
    }
    expect(total).toBeGreaterThan(2000)
    expect((total - differing.length) / total, differing.join('\n')).toBeGreaterThanOrEqual(0.995)
  })

  it('reports no error in a block that PowerShell accepts', () => {
    const wrong = clean.filter((block) => parsePowerShell(block.text, false).errors.length > 0)
    expect(wrong.map((block) => block.at)).toEqual([])
  })

  it('reads syntax notation instead of refusing it', () => {
    const noted = broken.filter((block) => hasNotation(block.text))
    const wrong = noted.filter((block) => parse(block.text, 'powershell').errors.length > 0)
    // What is left is notation that the documents themselves do not close: `[-A <b> [-C]`, `@{<x>="<y>"]`, `<ServerIdentity.]`,
    // and XML with a stray bracket.
    expect(new Set(wrong.map((block) => block.at.replace(/^.*\/|:\d+$/g, '')))).toEqual(
      new Set([
        'configuring-kerberos-authentication-for-load-balanced-client-access-servers-exchange-2013-help.md',
        'manage-connection-filtering-on-edge-transport-servers-exchange-2013-help.md',
        'manage-edge-subscriptions-exchange-2013-help.md',
        'search-message-tracking-logs-exchange-2013-help.md',
        'xml-rule-schema-and-rule-structure-guide-for-dlp-policy-files.md',
      ]),
    )
    expect(1 - wrong.length / noted.length).toBeGreaterThan(0.97)
  })

  it('reports every real syntax error that PowerShell reports', () => {
    const real = broken.filter((block) => !hasNotation(block.text.replace(/"[^"\n]*"/g, '""')))
    expect(real.length).toBeGreaterThanOrEqual(14)
    expect(
      real.filter((block) => parse(block.text, 'powershell').errors.length === 0).map((block) => block.at),
    ).toEqual([])
  })
})

describe('PowerShell', () => {
  const first = (text: string): Invocation => parse(text, 'powershell').invocations[0]!
  const values = (text: string): (string | undefined)[] =>
    first(text).elements.map((one) => one.argument?.value ?? one.value)

  it('reads quotes, escapes and typographic quotes as the shell does', () => {
    expect(values(`a "b""c" 'd''e' "f\`"g" “h” ’i’ j\`k l"m n"o`)).toEqual([
      'b"c',
      "d'e",
      'f"g',
      'h',
      'i',
      'jk',
      'lm no',
    ])
  })

  it('takes typographic dashes for dashes', () => {
    expect(first('Set-X –Name y').elements[0]).toMatchObject({ kind: 'parameter', name: 'Name' })
  })

  it('keeps offsets of every element', () => {
    const text = 'Get-A -B:$true  c, d | Where {$_.E -eq 5} > f.txt'
    for (const call of parse(text, 'powershell').invocations)
      for (const one of call.elements) expect(text.slice(one.start, one.end)).toBe(one.text)
  })

  it('finds nested commands with their stage', () => {
    const { invocations } = parse('$x = Get-A "$(Get-B)" (Get-C).D | ? { Get-E @{ F = Get-G } }', 'powershell')
    expect(invocations.map((one) => [one.name, one.stage, one.nested])).toEqual([
      ['Get-A', 0, true],
      ['Get-B', 0, true],
      ['Get-C', 0, true],
      ['?', 1, true],
      ['Get-E', 0, true],
      ['Get-G', 0, true],
    ])
  })

  it('joins a wrapped line that starts with a parameter', () => {
    const text = 'Set-A x\n   -B 1\n   –C 2'
    expect(parse(text, 'powershell').statements).toHaveLength(1)
    expect(first(text).elements.map((one) => one.name ?? one.value)).toEqual(['x', 'B', '1', 'C', '2'])
  })

  it('reads placeholders and optional parts', () => {
    const { elements } = first('Set-A <user name>\\<x | y> [-B <$true | $false>] [-C]')
    expect(elements.map((one) => [one.kind, one.name ?? one.value, one.optional ?? false])).toEqual([
      ['argument', '<user name>\\<x | y>', false],
      ['parameter', 'B', true],
      ['argument', '<$true | $false>', true],
      ['parameter', 'C', true],
    ])
  })

  it.each([
    ['Get-A "b', 'unclosed-string'],
    ['Get-A | Where {$_.B -eq 1', 'unclosed-group'],
    ['Get-A )', 'unexpected-close'],
    ['Get-A b,', 'missing-argument'],
    ['$x = 1 +', 'missing-operand'],
    ['Set-A @{B = "c",}', 'missing-operand'],
    ['$x.', 'missing-name'],
    ['Get-A >', 'missing-target'],
    ['Get-A < b', 'input-redirection'],
    ['Get-A | "b"', 'expression-in-pipeline'],
    ['$a $b', 'unexpected-token'],
  ])('%s: %s', (text, id) => {
    expect(parse(text, 'powershell').errors.map((error) => error.id)).toContain(id)
  })

  it('passes the ellipsis of syntax notation', () => {
    expect(parse('Set-A @{Add="<b>","<c>"...; Remove="<d>",...} -E <f>,<g>...', 'powershell').errors).toEqual([])
  })

  it('says what it does not read', () => {
    expect(parse(`${'('.repeat(200)}1`, 'powershell').limits.map((limit) => limit.id)).toContain('depth')
    expect(parse('a --% b | c', 'powershell').limits.map((limit) => limit.id)).toEqual(['verbatim'])
    expect(parse('class A {}', 'powershell').limits.map((limit) => limit.id)).toEqual(['class'])
  })

  it('never throws, and keeps positions inside the text', () => {
    const pieces = [
      ...'$"\'`{}()[]<>|&;,.@#=:-+*/%! \n\r\t“’–\u00a0aA0_',
      '@"\n',
      '"@',
      '$(',
      'if',
      'else',
      'Get-A',
      '-B',
      '<#',
      '#>',
      '--%',
    ]
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...pieces), { maxLength: 40 }),
        fc.constantFrom('powershell' as const, 'cmd' as const),
        (parts, dialect) => {
          const text = parts.join('')
          const syntax = parse(text, dialect)
          for (const call of syntax.invocations) {
            expect(call.end).toBeLessThanOrEqual(text.length)
            for (const one of call.elements) expect(text.slice(one.start, one.end)).toHaveLength(one.text.length)
          }
        },
      ),
      { numRuns: 3000 },
    )
  })
})
