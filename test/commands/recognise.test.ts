import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeholders, type RecognisedCommand, type RecogniseInput, recognise } from '../../src/commands/index.ts'
import { caseFile } from './shared.ts'

interface Case extends Omit<RecogniseInput, 'container'> {
  name: string
  container?: RecogniseInput['container']
  content?: string
  commands: string[]
}
const cases = JSON.parse(readFileSync(caseFile('recognise.json'), 'utf8')) as Case[]

const describeCommand = (one: RecognisedCommand): string =>
  `${one.dialect} ${one.host}${one.prompt ? ` ${one.prompt}` : ''}${one.inInfo ? ' (info)' : ''}: ${one.text}`

describe('recognise', () => {
  it.each(cases)('$name', ({ text, info, container = 'fenced', content, commands }) => {
    const found = recognise({ text, container, ...(info === undefined ? {} : { info }) })
    expect(found.commands.map(describeCommand)).toEqual(commands)
    if (content) expect(found.content).toBe(content)
    else expect(found.content).not.toBe('command')
  })

  it('gives offsets into the undecoded text, prompt included', () => {
    const text = '  C:\\>dir &quot;a&quot;  \n  Get-X &lt;b&gt; -C 1'
    const { commands } = recognise({ text: text.replace('  Get', '  PS> Get'), container: 'fenced' })
    const source = text.replace('  Get', '  PS> Get')
    expect(commands.map((one) => source.slice(one.start, one.end))).toEqual([
      'C:\\>dir &quot;a&quot;',
      'PS> Get-X &lt;b&gt; -C 1',
    ])
  })

  it('never throws, and keeps commands in order and inside the text', () => {
    const piece = fc.constantFrom(
      'Get-A',
      ' -B ',
      '"',
      "'",
      '{',
      '}',
      '(',
      ')',
      '\n',
      ' ',
      '|',
      '&lt;',
      '&amp;',
      'C:\\>',
      'PS>',
      '$x',
      ' = ',
      'net stop',
      '/y',
      '%a%',
      '^',
      '`',
      '#',
      '<b>',
      '[-C]',
      'text.',
      '中文',
      'a,b',
      ': ',
      '---',
    )
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 30 }),
        fc.constantFrom('fenced' as const, 'bare' as const),
        fc.constantFrom('', 'powershell', 'powershell$x = 1'),
        (pieces, container, info) => {
          const text = pieces.join('')
          let last = 0
          for (const one of recognise({ text, container, info }).commands) {
            expect(one.start).toBeGreaterThanOrEqual(last)
            expect(one.end).toBeGreaterThanOrEqual(one.start)
            expect(one.end).toBeLessThanOrEqual(text.length)
            last = one.end
          }
        },
      ),
      { numRuns: 2000 },
    )
  })
})

describe('placeholders', () => {
  it.each([
    ['Set-A <user name> -B "<x | "<>">"', ['angle <user name>', 'angle <x | "<>">']],
    ['Set-A [-B <x>] [-C] y...', ['bracket [-B <x>]', 'bracket [-C]', 'ellipsis ...']],
    [
      'Get-A MyServer -B Server01.contoso.com -C Mailbox12',
      ['name MyServer', 'name Server01.contoso.com', 'name Mailbox12'],
    ],
    ['a < b > c', ['angle < b >']],
    ['sort < in.txt', []],
    ['Get-A -Size 15MB -Kind Basic', []],
  ])('%s', (text, expected) => {
    const found = placeholders(text)
    expect(found.map((one) => `${one.kind} ${one.text}`)).toEqual(expected)
    for (const one of found) expect(text.slice(one.start, one.end)).toBe(one.text)
  })
})
