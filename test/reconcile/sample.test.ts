import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Finding, Runbook } from '../../src/model/index.ts'
import { runbookOf, type Source, topicOf } from './topic.ts'

const root = join(import.meta.dirname, '../..')
const sample = join(root, 'runbooks/exchange-ssl-offloading')
const seeds = join(root, '../shared/corpus/seeds')

function read(folder: string, locales: Readonly<Record<string, string>>): Source[] {
  return Object.entries(locales).map(([path, locale]) => ({
    path,
    locale,
    text: readFileSync(join(folder, path), 'utf8').replace(/^\ufeff/, ''),
    media: path.endsWith('.txt') ? 'capture' : 'markdown',
  }))
}

const sampleSources = read(join(sample, 'sources'), {
  'en.md': 'en',
  'es.md': 'es',
  'fr.md': 'fr',
  'zh-Hant.md': 'zh-Hant',
})

const POOLS = ['OWA', 'ECP', 'RpcProxyFrontEnd', 'OAB', 'Sync', 'Services', 'Autodiscover', 'MapiFrontEnd']
const WRONG = 'Default Web Site/MSExchangeSyncAppPool'
const RIGHT =
  'appcmd set config "Default Web Site/Microsoft-Server-ActiveSync" /section:access /sslFlags:None /commit:APPHOST'

/** What the rule about subjects reports: the same wrong command in every edition. */
function wrongSubject(sources: readonly Source[]): Finding {
  const { editions } = topicOf(sources)
  const places = editions.map(({ path, locale, blocks }) => {
    const command = blocks.flatMap((block) => block.commands).find(({ text }) => text.includes(WRONG))!
    return { path, locale, region: command.region }
  })
  return {
    rule: 'subject',
    category: 'command',
    severity: 'error',
    topic: 'topic',
    fingerprint: 'aaaaaaaaaaaaaaaa',
    count: 1,
    place: places[0]!,
    related: places.slice(1),
    blames: true,
    evidence: 'consistency',
    confidence: 1,
    data: {},
    signature: '',
  }
}

const steps = (runbook: Runbook) => runbook.sections.flatMap((section) => section.steps)
const run = (runbook: Runbook) =>
  steps(runbook).flatMap(({ methods, chosen }) =>
    chosen === undefined ? [] : methods[chosen]!.actions.flatMap((action) => action.command?.template ?? []),
  )

describe.each([
  { name: 'the sample topic', sources: sampleSources },
  ...(existsSync(seeds)
    ? [
        {
          name: 'the real article',
          sources: read(seeds, {
            'en-us.md': 'en',
            'es-es.md': 'es',
            'fr-fr.md': 'fr',
            'zh-tw.md': 'zh-Hant',
            'en-us.capture.txt': 'en',
          }),
        },
      ]
    : []),
])('$name', ({ sources }) => {
  const finding = wrongSubject(sources)
  const blocked = runbookOf(sources, [finding])
  const decided = runbookOf(
    sources,
    [finding],
    [{ finding: finding.fingerprint, choice: 'replace', command: RIGHT, by: 'Ana', why: 'heading and scripts say so' }],
  )

  it('has a change and one recycle for each protocol, on every server', () => {
    const sections = blocked.sections.filter(({ role }) => role === 'procedure')
    expect(sections.map(({ scope }) => scope)).toEqual(POOLS.map(() => 'server'))
    expect(sections.map(({ steps: own }) => own.map(({ kind }) => kind))).toEqual(
      POOLS.map((pool) =>
        pool === 'RpcProxyFrontEnd' ? ['change', 'change', 'manual', 'restart', 'wait'] : ['change', 'restart'],
      ),
    )
    const recycled = run(blocked).filter((text) => /recycle/i.test(text))
    expect(recycled).toEqual(
      POOLS.map((pool) => expect.stringMatching(new RegExp(`^appcmd recycle apppool MSExchange${pool}AppPool$`, 'i'))),
    )
  })

  it('never restarts all of IIS, but offers it', () => {
    expect(run(blocked).filter((text) => text.includes('iisreset'))).toEqual([])
    const offered = steps(blocked).filter(({ methods }) =>
      methods.some(({ actions }) => actions.some(({ command }) => command?.template === 'iisreset /noforce')),
    )
    expect(offered).toHaveLength(POOLS.length)
  })

  it('waits a quarter of an hour where the article says so, and nowhere else', () => {
    expect(
      steps(blocked)
        .filter(({ kind }) => kind === 'wait')
        .map(({ minutes, alert }) => [minutes, alert]),
    ).toEqual([[15, 'important']])
  })

  it('strips prompts and names what a person has to fill in', () => {
    expect(run(blocked).some((text) => text.includes('IIS:\\>'))).toBe(false)
    expect(blocked.parameters.map(({ name, kind, placeholders }) => ({ name, kind, placeholders }))).toEqual([
      { name: 'ClientAccessServer', kind: 'server', placeholders: ['ClientAccessServer1', 'MyServer'] },
      {
        name: 'ExternalHostname',
        kind: 'host-name',
        placeholders: ['ClientAccessServer1.contoso.com', 'MyServer.mail.contoso.com'],
      },
    ])
  })

  it('asks for the operator’s values in everything derived from a command', () => {
    const derived = steps(blocked).flatMap(({ methods }) =>
      methods.flatMap(({ actions }) =>
        actions.flatMap(({ command }) =>
          command
            ? [command.effect.object, command.effect.capture, command.effect.readBack, command.effect.restore]
            : [],
        ),
      ),
    )
    expect(derived.filter((text) => text?.includes('{ClientAccessServer}')).length).toBeGreaterThan(3)
    expect(derived.filter((text) => /ClientAccessServer1|contoso/.test(text ?? ''))).toEqual([])
  })

  it('keeps both scripts to be read, ten commands each, and runs neither', () => {
    const scripts = blocked.sections.filter(({ role }) => role === 'script')
    expect(scripts).toHaveLength(1)
    expect(scripts[0]!.steps).toEqual([])
    expect(scripts[0]!.passages.flatMap(({ commands }) => (commands ? [commands.length] : []))).toEqual([10, 10])
  })

  it('blocks exactly the step that is wrong in every edition', () => {
    const waiting = steps(blocked).filter((step) => step.blocked.length > 0)
    expect(
      waiting.map(({ methods, chosen }) => methods[chosen!]!.actions.map(({ command }) => command?.template)),
    ).toEqual([[expect.stringContaining(WRONG)]])
    expect(blocked.findings[0]!.steps).toEqual(waiting.map(({ id }) => id))
  })

  it('runs what a person decided instead, and is another plan then', () => {
    expect(steps(decided).filter((step) => step.blocked.length > 0)).toEqual([])
    expect(run(decided)).toContain(RIGHT)
    expect(run(decided).join('\n')).not.toContain(WRONG)
    expect(decided.planHash).not.toBe(blocked.planHash)
  })

  it('says every sentence in Simplified Chinese, marked as converted', () => {
    const texts = blocked.sections.flatMap((section) => [section.title, ...section.steps.map((step) => step.text)])
    const hant = texts.filter((text) => text['zh-Hant'])
    expect(hant.length).toBeGreaterThan(20)
    expect(hant.filter((text) => text['zh-Hans']?.converted !== true || text['zh-Hans'].from !== 'zh-Hant')).toEqual([])
  })

  it('is the same plan whatever the order of the editions', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...sources.keys()], { minLength: sources.length }), (order) => {
        expect(
          runbookOf(
            order.map((index) => sources[index]!),
            [finding],
          ).planHash,
        ).toBe(blocked.planHash)
      }),
      { numRuns: 6 },
    )
  })

  it('is the same plan when a sentence changes, and another when a command does', { timeout: 60_000 }, () => {
    const hash = (from: string, to: string) =>
      runbookOf(sources.map((source) => ({ ...source, text: source.text.replaceAll(from, to) }))).planHash
    const unchanged = runbookOf(sources).planHash
    expect(hash('.\n\n', '; see above.\n\n')).toBe(unchanged)
    expect(hash('MSExchangeOABAppPool', 'MSExchangeOAB2AppPool')).not.toBe(unchanged)
  })

  it('gives every runbook parameter a pattern that takes its example', () => {
    for (const { pattern, example } of blocked.parameters) {
      expect(example).toMatch(new RegExp(pattern))
      for (const attack of ['', `${example}\n`, `${example}"; calc`, `$(calc)`, `'${example}`, '`n'])
        expect(attack).not.toMatch(new RegExp(pattern))
    }
  })
})

describe('the list of planted errors', () => {
  const readme = readFileSync(join(sample, 'README.md'), 'utf8')
  const rows = [...readme.matchAll(/^\| ([a-zA-Z, -]+) \| ([\d, –]+) \| (.+?) \|/gm)].map(
    ([, editions, lines, what]) => ({
      editions: editions!.split(', '),
      lines: lines!.split(/, |–/).map(Number),
      what: what!,
    }),
  )

  it('is there', () => expect(rows.length).toBeGreaterThan(20))

  it('names every edition', () => {
    expect(readdirSync(join(sample, 'sources')).sort()).toEqual(['en.md', 'es.md', 'fr.md', 'zh-Hant.md'])
  })

  it.each(rows)('$editions $lines stands where it says', ({ editions, lines, what }) => {
    const [quoted] = /`([^`]+)`/.exec(what)?.slice(1) ?? []
    const texts = lines.map((line, index) => {
      const edition = editions.length === lines.length ? editions[index]! : editions[0]!
      return readFileSync(join(sample, 'sources', `${edition}.md`), 'utf8').split('\n')[line - 1]
    })
    for (const text of texts) expect(text).toBeDefined()
    if (quoted && !quoted.startsWith('ecp'))
      for (const text of texts) expect(text).toContain(quoted.split(' … ')[0]!.trim())
  })
})

describe('what is odd', () => {
  it('makes an empty runbook of nothing', () => {
    const runbook = runbookOf([{ path: 'empty.md', locale: 'en', text: '' }])
    expect(runbook.sections).toEqual([])
    expect(runbook.parameters).toEqual([])
  })

  it('shows every finding, silenced or not', () => {
    const finding = { ...wrongSubject(sampleSources), suppressed: { by: 'baseline' as const, reason: 'known' } }
    const runbook = runbookOf(sampleSources, [finding])
    expect(steps(runbook).filter((step) => step.blocked.includes(finding.fingerprint))).toHaveLength(1)
    expect(runbook.findings.map(({ fingerprint }) => fingerprint)).toEqual([finding.fingerprint])
  })
})
