import { describe, expect, it } from 'vitest'
import { fixedPlurals, listsAsSubject, typographyProblems } from './typography.ts'

describe('accepts', () => {
  it.each([
    ['fr', 'L’étape {{n}}\u00a0: «\u00a0exécuter\u00a0» — prêt\u202f? `a: b` 12:30'],
    ['es', '¿Listo? Sí: ejecute «appcmd».'],
    ['zh-Hant', '步驟 {{n}}：在伺服器 (Exchange) 上執行。'],
    ['zh-Hans', '步骤 {{n}}：在服务器上运行。'],
    ['en', 'Step {{n}}: run it.'],
  ])('%s %s', (tag, sentence) => {
    expect(typographyProblems(tag, sentence)).toEqual([])
  })
})

describe('rejects', () => {
  it.each([
    ['fr', "L'étape", 'straight apostrophe'],
    ['fr', 'Étape : faire', 'no U+00A0 before :'],
    ['fr', 'Prêt ?', 'ordinary space before'],
    ['fr', 'Prêt?', 'no U+202F before'],
    ['fr', '« faire »', 'no U+00A0 inside'],
    ['es', 'Listo?', '¿ ? do not pair'],
    ['es', 'Atención!', '¡ ! do not pair'],
    ['zh-Hant', '執行,然後', 'half-width punctuation'],
    ['zh-Hant', '第3步', 'no space between Chinese and Latin'],
    ['zh-Hant', '在服務器上', 'mainland word'],
    ['zh-Hant', '运行', 'simplified character'],
    ['zh-Hans', '在伺服器上', 'Taiwan word'],
    ['zh-Hans', '執行', 'traditional character'],
    ['zh-Hans', '步骤(可选)', 'half-width parenthesis'],
    ['zh-Hant', '{{n}}, 然後', 'half-width punctuation before'],
    ['zh-Hant', '“執行”', 'quotation marks of another'],
    ['zh-Hant', '步驟（選用）', 'full-width parenthesis'],
    ['zh-Hans', '「执行」', 'quotation marks of another'],
    ['en', 'two  spaces', 'double space'],
    ['en', 'the &quot;name&quot;', 'entity'],
    ['en', "the server's name", 'straight quotation mark'],
  ])('%s %s', (tag, sentence, problem) => {
    expect(typographyProblems(tag, sentence).join('\n')).toContain(problem)
  })
})

it('knows a plural that does not count', () => {
  expect(fixedPlurals('It stands here {{n}} times.', ['n'])).toEqual(['{{n}} times'])
  expect(fixedPlurals('Niveau {{n}} dans {{m}} (lieux\u00a0: {{n}}).', ['n', 'm'])).toEqual([])
})

it('knows a list that needs a verb', () => {
  expect(listsAsSubject('Here it lacks; {{locales}} have it.', ['locales'])).toHaveLength(1)
  expect(listsAsSubject('Not here; {{locales}}: `{{it}}`. Kept in {{locales}}.', ['locales', 'it'])).toEqual([])
})
