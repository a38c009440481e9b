import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitArguments } from '../../src/commands/cmd/argv.ts'
import { parse } from '../../src/commands/index.ts'
import { absent, hasShared, readJsonLines, shared } from './shared.ts'

describe.skipIf(!hasShared)(`argument vectors${absent}`, () => {
  it('are what the programs receive', () => {
    const lines = readJsonLines(join(shared, 'gold/native-arguments.jsonl')) as { text: string; runtime: string[] }[]
    expect(lines.length).toBeGreaterThan(150)
    for (const { text, runtime } of lines) {
      const argv = splitArguments(text).map((argument) => argument.value)
      expect(argv.slice(1), text).toEqual(runtime)
    }
  })
})

describe('cmd', () => {
  const elements = (text: string) => parse(text, 'cmd').invocations.flatMap((one) => one.elements)

  it('divides at operators outside quotes and resolves carets', () => {
    const { invocations } = parse('net stop "a & b" /y && echo x^&y | find "z" & dir', 'cmd')
    expect(invocations.map((one) => [one.name, one.stage, one.elements.map((element) => element.value)])).toEqual([
      ['net', 0, ['stop', 'a & b', '/y']],
      ['echo', 0, ['x&y']],
      ['find', 1, ['z']],
      ['dir', 0, []],
    ])
  })

  it('names parameters and what follows their colon', () => {
    expect(elements(`appcmd set config "Site/x" /section:access "/a.[name='b:c'].d:5" -q`)).toMatchObject([
      { kind: 'argument', value: 'set' },
      { kind: 'argument', value: 'config' },
      { kind: 'argument', value: 'Site/x' },
      { kind: 'parameter', name: 'section', argument: { value: 'access' } },
      { kind: 'parameter', name: `a.[name='b:c'].d`, argument: { value: '5' } },
      { kind: 'parameter', name: 'q' },
    ])
  })

  it('goes on after a caret and before a line that starts with a switch', () => {
    const text = 'setup /a ^\n /b\n [/c:<x y>]'
    expect(elements(text).map((one) => [one.name, one.optional ?? false, text.slice(one.start, one.end)])).toEqual([
      ['a', false, '/a'],
      ['b', false, '/b'],
      ['c', true, '[/c:<x y>]'],
    ])
  })

  it('tells a placeholder from a redirection', () => {
    expect(
      elements('sort <file name> < in.txt >> out.txt 2>&1').map((one) => [one.kind, one.value ?? one.name]),
    ).toEqual([
      ['argument', '<file name>'],
      ['redirection', '<'],
      ['redirection', '>>'],
      ['redirection', '2>&1'],
    ])
  })

  it('passes comments and reports an open quote', () => {
    expect(parse('rem net stop x\n:: y\n@net start z', 'cmd').invocations.map((one) => one.name)).toEqual(['net'])
    expect(parse('dir "C:\\x', 'cmd').errors.map((error) => error.id)).toEqual(['unclosed-string'])
  })

  it('splits what it joins', () => {
    const quote = (value: string) => `"${value.replace(/(\\*)(")/g, '$1$1\\$2').replace(/(\\+)$/, '$1$1')}"`
    fc.assert(
      fc.property(fc.array(fc.string({ unit: fc.constantFrom(...'ab \t"\\/:') }), { minLength: 1 }), (values) => {
        expect(splitArguments(values.map(quote).join(' ')).map((argument) => argument.value)).toEqual(values)
      }),
    )
  })
})
