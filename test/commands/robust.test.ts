import { describe, expect, it } from 'vitest'
import { canonicalize, difference, parse, placeholders, recognise } from '../../src/commands/index.ts'

/** Hostile texts of 100,000 characters. Any quadratic step would run into the test's time limit, any recursion into the stack's. */
const size = 100_000
const repeat = (unit: string): string => unit.repeat(Math.ceil(size / unit.length))
const texts: Record<string, string> = {
  backticks: repeat('`'),
  quotes: repeat('"'),
  'typographic quotes': repeat('“'),
  'an open quote': `Get-X "${repeat('a ')}`,
  'open braces': repeat('{'),
  'open parentheses': repeat('('),
  'open brackets': repeat('['),
  'sub-expressions in strings': repeat('"$('),
  casts: repeat('[int]'),
  assignments: repeat('$a='),
  'else after else': `if(1){}${repeat('elseif(1){}')}`,
  statements: repeat('a;'),
  'a pipeline': `Get-X${repeat('|a')}`,
  angles: repeat('<a '),
  'optional parts': `Get-X ${repeat('[-a ')}${repeat('x] ')}`,
  spaces: `${repeat(' ')}x`,
  'line ends': repeat('\n'),
  'wrapped lines': repeat('a\n -b\n'),
  'hash tables': repeat('@{a='),
  'here-strings': repeat('@"\n'),
  entities: repeat('&lt;'),
  'long lines': repeat(`${'a;'.repeat(2000)}\n`),
  'one word': repeat('a'),
  'Chinese text': repeat('中文'),
  carets: repeat('^'),
  'lines joined by carets': repeat('net a ^\n'),
  prompts: repeat('C:\\>net stop a\n'),
  parameters: `Get-X ${repeat('-a 1 ')}`,
  loops: repeat('foreach($a in '),
  tags: `<a>${repeat('</a ')}`,
}

describe('hostile text', () => {
  it.each(Object.entries(texts))(
    '%s',
    (_, text) => {
      expect(() => recognise({ text, info: text.slice(0, 1000), container: 'fenced' })).not.toThrow()
      expect(() => recognise({ text, container: 'bare' })).not.toThrow()
      for (const dialect of ['powershell', 'cmd'] as const) {
        expect(parse(text, dialect).dialect).toBe(dialect)
        expect(canonicalize(text, dialect)).toBeTypeOf('string')
      }
      expect(placeholders(text)).toBeInstanceOf(Array)
      expect(() => difference({ text, dialect: 'cmd' }, { text: 'x', dialect: 'cmd' })).not.toThrow()
    },
    60_000,
  )
})
