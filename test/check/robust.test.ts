import { describe, expect, it } from 'vitest'
import { align } from '../../src/align/index.ts'
import { check } from '../../src/check/index.ts'
import { parseDocument } from '../../src/parse/index.ts'
import { readCatalog, sha256 } from '../../src/sources/index.ts'
import { document, lexicons } from '../parse/documents.ts'

/** Any quadratic step over texts of this size would run into the test's time limit. */
const SIZE = 60_000
const repeat = (unit: string, size = SIZE): string => unit.repeat(Math.ceil(size / unit.length))
const count = (make: (index: number) => string, size = SIZE, glue = ' '): string =>
  Array.from({ length: Math.ceil(size / make(1000).length) }, (_, index) => make(index)).join(glue)

/** In a sentence and set apart in one. */
const everywhere = (text: string): string => `${text}\n\nUse \`${text}\` now.\n`
const code = (text: string): string => `Run it:\n\n\`\`\`powershell\n${text}\n\`\`\`\n`

const texts: Record<string, string> = {
  'one word': everywhere(repeat('aA')),
  'a line to fill in': everywhere(`${repeat('_')}é`),
  digits: everywhere(repeat('1')),
  quantities: everywhere(repeat('5 GB ')),
  colons: everywhere(repeat(': ')),
  'keys of a registry': everywhere(repeat('hkey_h')),
  'many names': everywhere(count((index) => `NameOf${index.toString(36)}Thing`)),
  'Greek names in a command': `${code('Get-Thing -Path "CN=ΟΔΟσ,DC=contoso"')}\nThis is CN=ΟΔΟΣ,DC=contoso, as above.\n`,
  'names of a list': `${code(count((index) => `Get-X -Name NameOf${index}Q`, 50_000, '\n'))}\n${count((index) => `NameOf${index}R`)}\n`,
  prompts: code(repeat('PS C:\\> Get-X\n')),
  'values that are kept': code(repeat('$a = Get-Mailbox x\nSet-Mailbox $a\nGet-Mailbox x\nSet-Mailbox $a\n')),
  'variables without a value': code(count((index) => `Set-X $abcde${index}`, SIZE, '\n')),
  'modules that are loaded': code(repeat('Import-Module ')),
  'characters that hide': code(repeat('net stop a\n\u200bfoo bar\n')),
}

describe('hostile documents', () => {
  it.each(Object.entries(texts))(
    '%s are checked in the end',
    (_, text) => {
      const editions = ['en', 'fr', 'zh-Hant'].map((locale) =>
        parseDocument(document(`x.${locale}.md`, `# T ${locale}\n\n${text}\n`), lexicons),
      )
      const topic = { id: 'x', editions, alignment: align(editions) }
      expect(check([topic], { lexicons, catalog: readCatalog(), digest: sha256 })).toBeInstanceOf(Array)
    },
    60_000,
  )
})
