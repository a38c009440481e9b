import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { alertClass, type Edition } from '../../src/model/index.ts'
import { parseDocument } from '../../src/parse/index.ts'
import { readTopics } from '../../src/sources/index.ts'
import { lexicons } from './documents.ts'

const seeds = join(import.meta.dirname, '../../../shared/corpus/seeds')
const present = existsSync(seeds)

const editions: Edition[] = []
if (present) {
  const { topics } = await readTopics([seeds], { cwd: seeds, locales: [...lexicons.keys()], lexicons })
  editions.push(...topics.flatMap((topic) => topic.documents.map((document) => parseDocument(document, lexicons))))
}

const actions = (edition: Edition) =>
  edition.sections.flatMap((section) =>
    section.steps.flatMap((step) => step.methods.flatMap((method) => method.actions)),
  )

/** The systems the article covers, by the object each section's commands name, in order. */
const OBJECTS = ['owa', 'ecp', 'Outlook', 'OAB', 'Sync', 'EWS', 'autodiscover', 'MAPI']

describe.skipIf(!present)('the five seeds (../shared/corpus/seeds; skipped where it is absent)', () => {
  it('finds five editions', () => expect(editions).toHaveLength(5))

  for (const name of present ? readdirSync(seeds).sort() : []) {
    const edition = () => editions.find((each) => each.path.endsWith(name))!

    it(`${name}: 33 commands in steps, 20 in scripts`, () => {
      const run = actions(edition()).filter((action) => action.kind === 'command')
      expect(run).toHaveLength(33)
      const scripts = edition().sections.filter((section) => section.role === 'script')
      const blocks = edition().blocks.filter((block) => scripts.some((section) => section.index === block.section))
      expect(blocks.flatMap((block) => block.commands)).toHaveLength(20)
    })

    it(`${name}: every system has its section with the steps`, () => {
      const procedures = edition().sections.filter((section) => section.role === 'procedure')
      const firsts = procedures.map((section) => {
        const [step] = section.steps
        const action = step!.methods.flatMap((method) => method.actions).find((each) => each.kind === 'command')!
        return edition().blocks[action.block]!.commands[action.command!]!.text.toLowerCase()
      })
      expect(firsts).toHaveLength(OBJECTS.length)
      OBJECTS.forEach((object, index) => {
        expect(firsts[index]).toContain(object.toLowerCase())
      })
      expect(procedures.map((section) => section.steps.filter((step) => step.number !== undefined).length)).toEqual([
        2, 2, 4, 2, 2, 2, 2, 2,
      ])
    })

    it(`${name}: every step is a choice, and says where`, () => {
      for (const section of edition().sections.filter((each) => each.role === 'procedure')) {
        const counts = section.steps.map((step) => step.methods.length)
        expect(counts).toEqual(counts.length === 5 ? [2, 2, 1, 4, 1] : [2, 4])
      }
      expect(actions(edition()).filter((action) => action.kind === 'wait')).toMatchObject([{ minutes: 15 }])
    })

    it(`${name}: MRSProxy is explained without steps`, () => {
      const section = edition().sections.find((each) => edition().blocks[each.heading ?? 0]!.text.includes('MRSProxy'))
      expect(section).toMatchObject({ role: 'overview', steps: [] })
    })

    it(`${name}: all alerts, in their order`, () => {
      const alerts = edition().blocks.flatMap((block) => (block.alert ? [alertClass(block.alert)] : []))
      expect(alerts).toEqual([2, 0, 1, 0, 0])
    })

    it(`${name}: the prompt is taken off, commands are placed`, () => {
      const { text } = { text: readFileSync(join(seeds, name), 'utf8') }
      const commands = edition().blocks.flatMap((block) => block.commands)
      expect(commands.filter((command) => command.prompt)).toHaveLength(name.endsWith('.txt') ? 0 : 8)
      for (const { region, text: command } of commands) {
        expect(text.slice(region.start.offset, region.end.offset)).toContain(command.split('\n')[0]!.slice(0, 12))
      }
    })

    it(`${name}: what leads to content is flagged`, () => {
      const flagged = edition().blocks.filter((block) => block.navigation).length
      expect(flagged).toBe({ 'en-us.capture.txt': 1, 'en-us.md': 22 }[name] ?? 22)
    })
  }
})
