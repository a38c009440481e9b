import { describe, expect, it } from 'vitest'
import { filesOf } from './files.ts'
import { BLOCKING, sample, text } from './runbook.ts'
import { tags, translator } from './translator.ts'
import { all, markdownTree, type Tree, textOf } from './trees.ts'

const files = filesOf('markdown')

describe.each(tags)('the runbook in %s', (locale) => {
  const page = files.get(`sample-offloading.${locale}.md`)!
  const nodes = all(markdownTree(page))
  const of = (type: string) => nodes.filter((node) => node.type === type)
  const headings = of('heading')

  it('has one title and no two equal headings', () => {
    expect(headings.filter(({ depth }) => depth === 1)).toHaveLength(1)
    const titles = headings.map(textOf)
    expect(new Set(titles).size).toBe(titles.length)
  })

  it('has a heading for each step, with its id', () => {
    const steps = sample.sections.flatMap((section) => section.steps.map((step) => step.id))
    expect(headings.filter(({ depth }) => depth === 3).map((node) => textOf(node).split(' · ')[0])).toEqual(steps)
  })

  it('names its fences once, in flat JSON that notebooks keep', () => {
    const fences = of('code')
    const attributes = fences.map((node) => JSON.parse(node.meta ?? '') as Record<string, unknown>)
    for (const one of attributes)
      for (const [name, value] of Object.entries(one)) expect(`${name}=${value}`).toMatch(/^[a-zA-Z-]+=[a-z0-9S-]+$/)
    const names = attributes.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(fences.map(({ lang }) => lang)).not.toContain('bash')
  })

  it('lets notebooks run only the script, and ends each cell with its exit code', () => {
    const cells = of('code').filter((node) => !node.meta?.includes('"ignore":"true"'))
    for (const cell of cells) {
      expect(cell.value).toMatch(/^(?:\.\/sample-offloading\.ps1 [^\n]*; exit \$LASTEXITCODE$|Set-Item -Path Env:)/)
      expect(cell.value).not.toMatch(/^(?:\$|### )/m)
    }
    const all = cells.filter((cell) => cell.meta?.includes('"excludeFromRunAll":"false"'))
    expect(all.map((cell) => /-Step (\S+?)[; ]/.exec(cell.value ?? '')?.[1])).toEqual(['S01', 'S10'])
  })

  it('offers no cell for what must not run', () => {
    const run = of('code').map((node) => /-Step (\S+?)[; ]/.exec(node.value ?? '')?.[1])
    expect(run.filter(Boolean)).toEqual(['S01', 'S02', 'S03', 'S04', 'S08', 'S10'])
  })

  it('lets nothing of the documents become markup', () => {
    expect(of('html')).toEqual([])
    expect(of('link').map(({ url }) => url)).not.toContain('javascript:alert(1)')
    expect(nodes.filter(({ checked }) => typeof checked === 'boolean')).toEqual([])
    expect(page).not.toMatch(/[\u202a-\u202e]/)
  })

  it('says in the reader’s language why a step is blocked, and what each edition has', () => {
    const t = translator(locale)
    const quotes = of('blockquote').map(textOf).join('\n')
    expect(quotes).toContain(t('render.blocked-why'))
    expect(quotes).toContain(`[${locale}] Default Web Site/PoolName`)
    expect(quotes).toContain('sources/es.md:1')
    expect(of('inlineCode').map(({ value }) => value)).toContain(BLOCKING)
  })

  it('marks one of the methods as recommended', () => {
    const mark = translator(locale)('render.markdown.option-recommended', { number: 2 })
    expect(
      of('strong')
        .map(textOf)
        .filter((strong) => strong === mark),
    ).toHaveLength(1)
  })

  it('says where sentences are not in the reader’s language', () => {
    const t = translator(locale)
    const mark = t('render.foreign', { language: 'en' })
    const plain = of('paragraph').map(textOf).join('\n')
    expect(plain.includes(mark)).toBe(locale !== 'en')
    expect(plain.includes(t('render.converted', { from: 'zh-Hant' }))).toBe(locale === 'zh-Hans')
  })
})

describe('markup of the documents', () => {
  const tree = markdownTree(files.get('sample-offloading.en.md')!)
  const paragraph = all(tree).find((node) => node.type === 'paragraph' && textOf(node).startsWith('The load balancer'))
  it('stays where it is harmless', () => {
    const kinds = (paragraph?.children ?? []).map((node: Tree) => node.type)
    expect(kinds).toEqual(['text', 'strong', 'text', 'link', 'text', 'inlineCode', 'text'])
    expect(textOf(paragraph!)).toBe(
      'The load balancer ends the secure connections; see the *reference* or do not click and a`b|c.',
    )
  })
})

describe('what stands between and beside the steps', () => {
  const [overview] = sample.sections
  const procedure = sample.sections.find(({ role }) => role === 'procedure')!
  const [first, second] = procedure.steps
  const cells = (...words: string[]) => words.map((word) => text({ en: word }))
  const row = (header: boolean, ...words: string[]) => ({
    kind: 'row' as const,
    depth: 0,
    text: text({ en: words.join(' ') }),
    cells: cells(...words),
    ...(header ? { header } : {}),
  })
  const remarks = [{ finding: BLOCKING, to: ['fr'] }]
  const long = `${'Word '.repeat(30)}ends. The rest follows.`
  const page = (locale: string) =>
    filesOf('markdown', {
      ...sample,
      sections: [
        { ...overview!, passages: [row(true, 'Probe', 'Monitor'), row(false, 'a|b', 'c'), row(true, 'Other', 'head')] },
        {
          ...procedure,
          passages: [
            { kind: 'paragraph', depth: 0, text: text({ en: 'For the next server' }), after: first!.id },
            { kind: 'alert', depth: 0, alert: 'note', text: {} },
          ],
          steps: [
            { ...first!, text: text({ en: long }), number: 4, remarks },
            { ...second!, remarks },
          ],
        },
      ],
    }).get(`sample-offloading.${locale}.md`)!

  it('draws rows as tables, one for each head', () => {
    expect(page('en')).toContain('| Probe | Monitor |\n| --- | --- |\n| a\\|b | c |\n\n| Other | head |\n| --- | --- |')
  })

  it('leaves labels between the steps they divide', () => {
    const places = [`### ${first!.id} `, 'For the next server', `### ${second!.id} `].map((words) =>
      page('en').indexOf(words),
    )
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(places[0]).toBeGreaterThan(0)
  })

  it('heads a long step with its first sentence and its number', () => {
    expect(page('en')).toMatch(/^### S\d+ · 4\. (?:Word )+ends$/m)
    expect(page('en')).toMatch(/^The rest follows\.$/m)
  })

  it('tells those whose sentence it is, in full once', () => {
    expect(page('fr').match(/^> ⚠ .*$/gm)).toHaveLength(2)
    expect(page('fr').match(/^> ⚠ \*\*.*\*\* /gm)).toHaveLength(1)
    expect(page('es')).not.toMatch(/^> ⚠/m)
  })

  it('leaves no empty frame', () => {
    expect(page('en')).not.toMatch(/^> \*\*Note\*\*\n>\n>\s*$/m)
  })
})
