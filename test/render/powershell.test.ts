import { describe, expect, it } from 'vitest'
import { filesOf } from './files.ts'
import { sample } from './runbook.ts'
import { translator } from './translator.ts'

const files = filesOf('powershell')
const script = files.get('sample-offloading.ps1')!
const table = (culture: string) =>
  new Map(
    [...files.get(`${culture}/sample-offloading.psd1`)!.matchAll(/^ {4}'([^']+)' = '((?:[^']|'')*)'\r$/gm)].map(
      (match) => [match[1]!, match[2]!],
    ),
  )
const inline = new Map(
  [.../\$HxText = @\{\r\n([\s\S]*?)\r\n\}/.exec(script)![1]!.matchAll(/^ {4}'([^']+)' = (.*)\r?$/gm)].map((match) => [
    match[1]!,
    match[2]!,
  ]),
)
const placeholders = (text: string) => [...new Set(text.match(/\{\d\}/g))].sort()

describe('the script', () => {
  it('is ASCII, so that no code page can change it', () => {
    expect(script).toMatch(/^[\t\r\n\u0020-\u007e]*$/)
  })

  it('says where it comes from', () => {
    expect(script).toContain(`sha256 ${sample.planHash}`)
    for (const source of sample.sources) expect(script).toContain(source.sha256)
    expect(script).not.toMatch(/^(?!#|\s).*evil/m)
  })

  it('holds no command of a blocked step or of one that was left out', () => {
    const runs = script.match(/Run = \{[\s\S]*?\n {12}\}/g)!.join('\n')
    expect(runs).not.toMatch(/PoolName|iisreset/)
    expect(runs).toContain('/sslFlags:None')
  })

  it('uses nothing that the house rules or Windows PowerShell 3.0 forbid', () => {
    expect(script).not.toMatch(
      /Invoke-Expression|\biex\b|Read-Host|Clear-Host|::new\(|\?\?|&&|\|\||--%|\busing\b|^class /m,
    )
  })

  it('takes values as variables only', () => {
    expect(script).toContain('-Identity "§{ClientAccessServer}\\Rpc (Default Web Site)"'.replace('§', '$'))
    expect(script).toContain('-ExternalHostname $ExternalName')
    expect(script).toContain("[ValidatePattern('\\A(?:^[A-Za-z0-9][A-Za-z0-9-]{0,62}$)\\z')]")
  })
})

describe.each(['es', 'fr', 'zh-Hans', 'zh-Hant', 'zh-CN', 'zh-TW'])('the table of %s', (culture) => {
  it('has exactly the sentences of the script, and its plan', () => {
    expect([...table(culture).keys()].filter((key) => key !== 'PlanHash')).toEqual([...inline.keys()])
    expect(table(culture).get('PlanHash')).toBe(sample.planHash)
  })

  it('has the same placeholders in every message', () => {
    for (const [key, english] of inline)
      if (key.startsWith('Message-')) expect(placeholders(table(culture).get(key)!), key).toEqual(placeholders(english))
  })

  it('has no brace in a message that .NET would take for a placeholder', () => {
    for (const [key, text] of table(culture))
      if (key.startsWith('Message-')) expect(text.replace(/\{\d\}/g, ''), key).not.toMatch(/[{}]/)
  })
})

it('has the tables that Windows PowerShell looks for', () => {
  expect(table('zh-TW')).toEqual(table('zh-Hant'))
  expect(table('zh-CN')).toEqual(table('zh-Hans'))
  expect(table('zh-CN').get('S01')).not.toBe(table('zh-TW').get('S01'))
})

it('says in each language why a step is blocked', () => {
  expect(table('fr').get('S06-blocked-1')).toBe(
    translator('fr')('rules.sample-rule.message', {
      command: 'Default Web Site/PoolName',
      section: 'Microsoft-Server-ActiveSync',
      editions: 'en, es',
    }).replaceAll('’', '’’'),
  )
})
