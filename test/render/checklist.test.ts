import { describe, expect, it } from 'vitest'
import { filesOf } from './files.ts'
import { sample } from './runbook.ts'
import { tags, translator } from './translator.ts'
import { all, htmlTree, markdownTree, textOf } from './trees.ts'

const files = filesOf('checklist')
const ids = sample.sections.flatMap((section) => section.steps.map((step) => step.id))

describe.each(tags)('the page in %s', (locale) => {
  const text = files.get(`sample-offloading.checklist.${locale}.html`)!
  const elements = all(htmlTree(text)).filter(({ type }) => type === 'element')
  const of = (name: string) => elements.filter(({ tagName }) => tagName === name)
  const having = (name: string) => elements.filter(({ properties }) => properties?.[name] !== undefined)
  const classed = (name: string) =>
    elements.filter(({ properties }) => (properties?.className as string[] | undefined)?.includes(name))

  it('loads nothing, runs nothing and forbids both', () => {
    const policy = of('meta').find(({ properties }) => properties?.httpEquiv !== undefined)?.properties?.content
    expect(policy).toContain("default-src 'none'")
    for (const name of ['script', 'link', 'img', 'iframe', 'object', 'a', 'form']) expect(of(name), name).toEqual([])
    for (const { properties } of elements)
      expect(Object.keys(properties ?? {}).filter((name) => /^(on|src|href|action)/i.test(name))).toEqual([])
    expect(textOf(of('style')[0]!)).not.toMatch(/url\(|@import|<\//)
  })

  it('declares its language, and that of sentences in another', () => {
    expect(of('html')[0]?.properties?.lang).toBe(locale)
    const other = having('lang').filter(({ tagName }) => tagName !== 'html')
    expect(new Set(other.map(({ properties }) => properties?.lang))).toEqual(new Set(locale === 'en' ? [] : ['en']))
    expect(having('dataConverted').length > 0).toBe(locale === 'zh-Hans')
  })

  it('has every step once, kept together, with the plan hash', () => {
    const steps = of('article')
    expect(steps.map(({ properties }) => properties?.id)).toEqual(ids)
    for (const step of steps) expect(textOf(step)).toContain(sample.planHash.slice(0, 12))
    expect(textOf(of('style')[0]!)).toMatch(/\.step \{[^}]*break-inside: avoid/)
  })

  it('has the hash on every sheet and the whole of it once', () => {
    const sheets = classed('sheet')
    expect(sheets.length).toBeGreaterThan(5)
    for (const sheet of sheets) expect(textOf(sheet)).toContain(sample.planHash.slice(0, 12))
    expect(textOf(htmlTree(text))).toContain(sample.planHash)
  })

  it('has a grid of steps and servers, in which blocked steps cannot be ticked', () => {
    const [grid] = classed('grid')
    const rows = all(grid!).filter(({ tagName }) => tagName === 'tr')
    const boxes = rows
      .slice(1)
      .map((row) => all(row).filter(({ properties }) => properties?.type === 'checkbox').length)
    expect(boxes).toEqual([6, 6, 6, 6, 0, 0, 6, 6, 6])
  })

  it('has boxes of at least 5 mm, all of them labelled', () => {
    const size = /input\[type=checkbox\] \{[^}]*width: ([\d.]+)mm; height: ([\d.]+)mm/.exec(textOf(of('style')[0]!))
    expect(Number(size?.[1])).toBeGreaterThanOrEqual(5)
    expect(Number(size?.[2])).toBeGreaterThanOrEqual(5)
    for (const { properties } of of('input')) {
      const label = properties?.ariaLabel
      expect(label === undefined ? '' : label, JSON.stringify(properties)).not.toBe('')
    }
  })

  it('stops before what is blocked and what interrupts a service, and asks for a second person there', () => {
    const holds = classed('hold').map(textOf).join('\n')
    const c = (key: string, values: object) => translator(locale)(`render.checklist.${key}`, { ...values })
    expect(holds).toContain(c('hold-blocked', { step: 'S06' }))
    expect(holds).toContain(c('hold-impact', { step: 'S08', impact: translator(locale)('render.impact.2') }))
    const second = c('initials-reviewer', {})
    const signed = of('article').filter((step) => textOf(step).includes(second))
    expect(signed.map(({ properties }) => properties?.id)).toEqual(['S08'])
  })

  it('shows hostile text as text', () => {
    expect(textOf(htmlTree(text))).toContain('</script><img src=x onerror=alert(1)>')
    expect(text).not.toMatch(/[\u202a-\u202e]/)
  })

  it('marks what would be lost without colour by words', () => {
    expect(textOf(of('style')[0]!)).not.toMatch(
      /\b(red|green|blue|orange|yellow)\b|#(?!000|fff|ddd|eee|bbb)[0-9a-f]{3}/,
    )
  })
})

describe.each(tags)('the task list in %s', (locale) => {
  const nodes = all(markdownTree(files.get(`sample-offloading.checklist.${locale}.md`)!))
  const tasks = nodes.filter(({ checked }) => checked === false).map(textOf)

  it('has a task for each step that is done, none for what is blocked, left out or left to another', () => {
    const done = ids.filter((id) => tasks.some((task) => task.startsWith(`${id} `)))
    expect(done).toEqual(['S01', 'S02', 'S03', 'S04', 'S07', 'S08', 'S10'])
  })

  it('has one title and no two equal headings', () => {
    const headings = nodes.filter(({ type }) => type === 'heading').map((node) => `${node.depth} ${textOf(node)}`)
    expect(headings.filter((heading) => heading.startsWith('1 '))).toHaveLength(1)
    expect(new Set(headings).size).toBe(headings.length)
  })

  it('lets nothing of the documents become markup', () => {
    expect(nodes.filter(({ type }) => type === 'html')).toEqual([])
  })
})
