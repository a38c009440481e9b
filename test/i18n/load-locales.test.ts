import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadLocales } from '../../src/i18n/index.ts'

let dir: string
const write = (tag: string, name: string, value: unknown) => {
  mkdirSync(join(dir, tag), { recursive: true })
  writeFileSync(join(dir, tag, `${name}.json`), typeof value === 'string' ? value : JSON.stringify(value))
}

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'hexapla-locales-'))
  write('en', 'cli', {
    hello: 'Hello {{name}}',
    only: 'only English',
    steps_one: '{{count}} step',
    steps_other: '{{count}} steps',
  })
  write('en', 'rules', { 'a-rule': { title: 'A rule', message: 'says {{left}}' } })
  write('en', 'lexicon', { 'heading.contents': ['Contents'] })
  write('zh-Hans', 'cli', { hello: '你好 {{name}}', only: '只有简体', steps_other: '{{count}} 步' })
  write('zh-Hant', 'cli', { hello: '您好 {{name}}', steps_other: '{{count}} 步' })
  write('pl', 'cli', {
    steps_one: '{{count}} krok',
    steps_few: '{{count}} kroki',
    steps_many: '{{count}} kroków',
    steps_other: '{{count}} kroku',
  })
  write('Not A Tag', 'cli', {})
})
afterAll(() => rmSync(dir, { recursive: true }))

describe('loadLocales', () => {
  it('finds languages by their folders, English first', () => {
    expect(loadLocales(dir).tags).toEqual(['en', 'pl', 'zh-Hans', 'zh-Hant'])
  })

  it('says a sentence, falls back to English and never to the other Chinese script', () => {
    const locales = loadLocales(dir)
    expect(locales.translator('zh-Hant')('cli.hello', { name: 'A' })).toBe('您好 A')
    expect(locales.translator('zh-Hant')('cli.only')).toBe('only English')
    expect(locales.translator('pl')('rules.a-rule.message', { left: 'x' })).toBe('says x')
  })

  it('counts as the language counts', () => {
    const t = loadLocales(dir).translator('pl')
    expect([1, 3, 5].map((count) => t('cli.steps', { count }))).toEqual(['1 krok', '3 kroki', '5 kroków'])
  })

  it('leaves values alone, whatever they look like', () => {
    const t = loadLocales(dir).translator('en')
    for (const name of ['<b>&amp;', '$t(cli.only)', '{{name}}', '$&$1$$', '{{- name}}'])
      expect(t('cli.hello', { name })).toBe(`Hello ${name}`)
    expect(t('cli.hello', { name: 'A', lng: 'pl', context: 'x', defaultValue: 'no', joinArrays: '+' })).toBe('Hello A')
  })

  it('throws on what is our mistake: an unknown key, a group, a missing value, an unknown language', () => {
    const locales = loadLocales(dir)
    const t = locales.translator('en')
    expect(() => t('cli.nothing')).toThrow('no such message')
    expect(() => t('rules.a-rule')).toThrow('a group')
    expect(() => t('cli.hello')).toThrow('no value for {{name}}')
    expect(() => locales.translator('de')).toThrow('no locale de')
  })

  it('reads lexicons, empty where a language has none', () => {
    const { lexicons } = loadLocales(dir)
    expect(lexicons.get('en')).toEqual({ locale: 'en', concepts: { 'heading.contents': ['Contents'] } })
    expect(lexicons.get('pl')).toEqual({ locale: 'pl', concepts: {} })
  })

  it('names file and key of a damaged locale', () => {
    write('xx', 'rules', { 'a-rule': { message: 'no title' } })
    expect(() => loadLocales(dir).translator('xx')).toThrow(/xx.rules\.json: a-rule: a rule needs a title/)
    write('xx', 'rules', '{')
    expect(() => loadLocales(dir).translator('xx')).toThrow(/rules\.json is not JSON/)
  })
})
