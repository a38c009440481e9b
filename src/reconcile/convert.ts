import { Converter } from 'opencc-js/t2cn'

let toMainland: ((text: string) => string) | undefined

/**
 * Converts Traditional Chinese as written in Taiwan to Simplified Chinese, by OpenCC with its phrases. `undefined` for any other
 * pair: the way back needs dictionaries ten times as large. They are built at the first use (about 20 ms), so importing this
 * costs next to nothing.
 */
export function convertChinese(text: string, from: string, to: string): string | undefined {
  if (from !== 'zh-Hant' || to !== 'zh-Hans') return undefined
  const convert = toMainland ?? Converter({ from: 'twp', to: 'cn' })
  toMainland = convert
  return convert(text)
}
