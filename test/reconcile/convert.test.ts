import { describe, expect, it } from 'vitest'
import { convertChinese } from '../../src/reconcile/convert.ts'
import { correctionsOf } from '../../src/reconcile/corrections.ts'
import conversions from './conversions.json' with { type: 'json' }
import { lexicons } from './topic.ts'

const correct = correctionsOf(lexicons.get('zh-Hans'))

describe('conversion from Traditional to Simplified Chinese', () => {
  it.each(conversions)('%s becomes %s', (traditional, simplified) => {
    expect(correct(convertChinese(traditional!, 'zh-Hant', 'zh-Hans')!)).toBe(simplified)
  })

  it('leaves nothing that its own table calls a residue', () => {
    const concepts = Object.entries(lexicons.get('zh-Hans')!.concepts).filter(([key]) => key.startsWith('convert.'))
    const words = concepts.map(([key, [word]]) => ({ residue: key.slice('convert.'.length), word: word! }))
    const broken = words.filter(({ word }) => correct(word) !== word && !words.some(({ residue }) => residue === word))
    expect(broken).toEqual([])
  })

  it('keeps Latin text, figures and placeholders', () => {
    const text = 'Set-OutlookAnywhere -Identity {Server}\\Rpc* 15'
    expect(correct(convertChinese(text, 'zh-Hant', 'zh-Hans')!)).toBe(text)
  })

  it.each([
    ['zh-Hans', 'zh-Hant'],
    ['en', 'zh-Hans'],
    ['zh-Hant', 'fr'],
  ])('knows no way from %s to %s', (from, to) => {
    expect(convertChinese('設定', from, to)).toBeUndefined()
  })

  it('corrects nothing without a table', () => {
    expect(correctionsOf({ locale: 'zh-Hans', concepts: {} })('信箱')).toBe('信箱')
    expect(correctionsOf(undefined)('信箱')).toBe('信箱')
  })
})
