import { Converter } from 'opencc-js'

/** What a sentence violates of its language's typography, as short notes; empty when nothing. */
export function typographyProblems(tag: string, sentence: string): string[] {
  const prose = withoutCode(sentence)
  return [...everywhere(prose), ...(byLanguage[tag] ?? byLanguage[tag.split('-')[0] ?? ''] ?? (() => []))(prose)]
}

/** Short words that end like a plural. */
const NO_PLURALS = /^(dans|sans|pas|plus|más|fois|puis|mais|tras|as|is|does|has|was)$/

/** Numbers of a sentence that are followed by a noun in the plural, whatever the number is: "1 times". */
export const fixedPlurals = (sentence: string, numbers: readonly string[]): string[] =>
  [...sentence.matchAll(/\{\{(\w+)\}\} (?:d[e’] ?)?(\p{L}+[sx])(?!\p{L})/gu)]
    .filter(([, name = '', noun = '']) => numbers.includes(name) && !NO_PLURALS.test(noun))
    .map(([match]) => match)

/** Lists of a sentence that begin a clause: its verb cannot agree with both one name and several. */
export const listsAsSubject = (sentence: string, lists: readonly string[]): string[] =>
  [...sentence.matchAll(/(?:^|[;.?!]\s)`?\{\{(?:\w+\.)?(\w+)\}\}`?(?=\s\p{Ll})/gu)]
    .filter(([, name = '']) => lists.includes(name))
    .map(([match]) => match)

/** Code spans, placeholders and addresses are nobody's prose: each becomes one Latin letter. */
const withoutCode = (sentence: string) =>
  sentence
    .replace(/`[^`]*`/g, 'x')
    .replace(/\{\{[^}]*\}\}/g, 'x')
    .replace(/https?:\/\/\S+/g, 'x')

type Check = (prose: string) => string[]

/** Every match of a pattern, with some text around it. */
const each = (prose: string, pattern: RegExp, note: string): string[] =>
  [...prose.matchAll(pattern)].map((match) => {
    const around = prose.slice(Math.max(0, match.index - 12), match.index + match[0].length + 12)
    return `${note}: ${JSON.stringify(around)}`
  })

const everywhere: Check = (prose) => [
  ...each(prose, /^ +$|(?<=\S) {2,}(?=\S)/gm, 'double space'),
  ...each(prose, /\t|\ufffd|[\u200b\ufeff]/g, 'stray character'),
  ...each(prose, /&#?\w+;/g, 'entity'),
]

const english: Check = (prose) => [
  ...each(prose, /["']/g, 'straight quotation mark or apostrophe'),
  ...each(prose, /\s[,:;?!.](?=\s|$)/gm, 'space before punctuation'),
]

const french: Check = (prose) => [
  ...each(prose, /\p{L}'\p{L}/gu, 'straight apostrophe'),
  ...each(prose, /"/g, 'straight quotation mark'),
  ...each(prose, /(?<![\u00a0:]):(?=\s|$)/gm, 'no U+00A0 before :'),
  ...each(prose, /(?<=\S)(?<![\u202f?!;])[;?!](?=[\s)»]|$)/gmu, 'no U+202F before ; ? or !'),
  ...each(prose, / [:;?!](?=\s|$)/gm, 'ordinary space before : ; ? or !'),
  ...each(prose, /\s[,.)](?=\s|$)/gm, 'space before punctuation'),
  ...each(prose, /«(?!\u00a0)|(?<!\u00a0)»/g, 'no U+00A0 inside « »'),
]

const spanish: Check = (prose) => {
  const count = (character: string) => prose.split(character).length - 1
  return [
    ...(count('?') === count('¿') ? [] : [`¿ ? do not pair: ${prose}`]),
    ...(count('!') === count('¡') ? [] : [`¡ ! do not pair: ${prose}`]),
    ...each(prose, /"/g, 'straight quotation mark'),
    ...each(prose, /\s[:;?!](?=\s|$)/gm, 'space before punctuation'),
  ]
}

const HAN = '\\p{Script=Han}'
const chinese: Check = (prose) => [
  ...each(prose, new RegExp(`${HAN}[,:;?!.](?=\\s|$|${HAN})`, 'gmu'), 'half-width punctuation'),
  ...each(prose, new RegExp(`[A-Za-z0-9)][,;?!] ?${HAN}`, 'gu'), 'half-width punctuation before Chinese'),
  ...each(prose, new RegExp(`${HAN}[A-Za-z0-9]|[A-Za-z0-9]${HAN}`, 'gu'), 'no space between Chinese and Latin'),
  ...each(prose, new RegExp(`${HAN} ${HAN}`, 'gu'), 'space between Chinese characters'),
  ...each(prose, / [，。：；？！、（）「」]|[，。：；？！、（「] /g, 'space beside full-width punctuation'),
  ...each(prose, /︰/g, 'U+FE30 for a colon'),
  ...each(prose, /["']/g, 'straight quotation mark'),
]

// Words of the other variant (languages.md 5.1): a converter or a hurried hand leaves these behind.
const MAINLAND_WORDS =
  /服務器|用戶|默認|信息|網絡|數據|軟件|硬件|文件夾|單擊|雙擊|界面|運行|打印|屏幕|字符|兼容|許可權|自定義|缺省|命令行|視頻|程序員|複選框/g
const TAIWAN_WORDS =
  /伺服器|使用者|资讯|预设|档案|网路|资料库|资料夹|按一下|按两下|程式|软体|硬体|介面|萤幕|字元|相容|列印|核取方块|集区|滑鼠/g

// Simplified forms that are traditional characters as well.
const SHARED = new Set(
  '后里只台面准松云才表致丑范余冲别制卷向周回困家干几系当志征愿折据斗曲术杰欲沈注游漓灶症种累胡舍蔑蚕蜡谷郁采里针链雇须占托欣咸吁吊于群峰岩煙皂秘艷了布佣',
)
const toTraditional = Converter({ from: 'cn', to: 't' })
const toSimplified = Converter({ from: 't', to: 'cn' })
const converted = (prose: string, convert: (text: string) => string, note: string) =>
  [...prose]
    .filter((character) => !SHARED.has(character) && convert(character) !== character)
    .map((character) => `${note}: ${character}`)

const byLanguage: Record<string, Check> = {
  en: english,
  fr: french,
  es: spanish,
  'zh-Hant': (prose) => [
    ...chinese(prose),
    ...each(prose, /[“”‘’«»]/g, 'quotation marks of another language'),
    ...each(prose, /[（）]/g, 'full-width parenthesis: here they are half-width, with spaces'),
    ...each(prose, MAINLAND_WORDS, 'mainland word'),
    ...converted(prose, toTraditional, 'simplified character'),
  ],
  'zh-Hans': (prose) => [
    ...chinese(prose),
    ...each(prose, /[「」«»]/g, 'quotation marks of another language'),
    ...each(prose, TAIWAN_WORDS, 'Taiwan word'),
    ...converted(prose, toSimplified, 'traditional character'),
    ...each(prose, new RegExp(`\\((?=[^)]*${HAN})`, 'gu'), 'half-width parenthesis around Chinese'),
  ],
}
