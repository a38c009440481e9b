import { z } from 'zod'
import type { AlignedTopic, Block, Edition, Lexicon, Observation, Rule } from '../../../model/index.ts'
import { cellsOf, placeOf } from '../../view.ts'
import { type Fact, factsOfCode, factsOfProse, kinds } from './facts.ts'
import { unfitting } from './formats.ts'
import { misspelt, type Odd } from './spellings.ts'

const data = z.object({
  kind: z.enum([...kinds, 'format', 'name']),
  /** What the sentence says and what the command says, as written. */
  prose: z.string(),
  command: z.string(),
})
type Data = z.infer<typeof data>

/**
 * A date, size, duration, mail address or numbered server that the sentence before a command states otherwise than the command; a
 * name or a format that the article's commands write otherwise.
 */
export const proseAgainstCommand: Rule<Data> = {
  id: 'prose-against-command',
  category: 'prose',
  severity: 'warning',
  data,
  *check(topic, { lexicons, catalog }) {
    for (const edition of topic.editions) {
      for (const odd of misspelt(topic, edition, catalog)) yield oddity(edition, 'name', odd)
      for (const odd of unfitting(edition)) yield oddity(edition, 'format', odd)
    }
    for (const [index, edition] of topic.editions.entries())
      for (const { sentence, code } of introductionsOf(edition))
        for (const found of contradictions(sentence, code, edition.locale, lexicons.get(edition.locale)))
          if (!explainsWhatPrecedes(edition, sentence, found) && !areTwo(edition, found))
            yield observe(topic, index, sentence, code, found)
  },
}

interface Contradiction {
  prose: Fact
  command: Fact
}

/** A code block with commands and the block right before it that introduces it. */
function* introductionsOf(edition: Edition): Iterable<{ sentence: Block; code: Block }> {
  for (const code of edition.blocks) {
    if (code.kind !== 'code' || code.commands.length === 0) continue
    const sentence = edition.blocks[code.id - 1]
    if (!sentence || sentence.section !== code.section || sentence.commands.length > 0) continue
    if (sentence.kind === 'paragraph' || sentence.kind === 'item') yield { sentence, code }
  }
}

/** What both sides state equally is settled; only one thing left on each side, and of one kind, is a contradiction. */
function contradictions(sentence: Block, code: Block, locale: string, lexicon: Lexicon | undefined): Contradiction[] {
  const said = factsOfProse(sentence.text, locale, lexicon)
  if (said.length === 0) return []
  const done = factsOfCode(code.commands.map((command) => command.text).join('\n'))
  return kinds.flatMap((kind) => {
    const [left, right] = [said, done].map((facts) => distinct(facts.filter((fact) => fact.kind === kind)))
    const [prose, ...moreProse] = left!.filter((fact) => !right!.some((other) => agree(fact, other)))
    const [command, ...moreCommand] = right!.filter((fact) => !left!.some((other) => agree(fact, other)))
    if (!prose || !command || moreProse.length > 0 || moreCommand.length > 0) return []
    return prose.common.some((one) => command.common.includes(one)) ? [{ prose, command }] : []
  })
}

/** A sentence between two commands that states what the first does looks back, not forward. */
function explainsWhatPrecedes(edition: Edition, sentence: Block, { prose }: Contradiction): boolean {
  const before = edition.blocks[sentence.id - 1]
  return (
    before?.kind === 'code' && factsOfCode(before.text).some((fact) => fact.kind === prose.kind && agree(fact, prose))
  )
}

/** Another sentence names both servers, or both addresses: the article is about two of them. */
const areTwo = ({ blocks }: Edition, { prose, command }: Contradiction): boolean =>
  (prose.kind === 'server' || prose.kind === 'address') &&
  blocks.some(({ kind, text }) => kind !== 'code' && text.includes(prose.text) && text.includes(command.text))

const agree = (a: Fact, b: Fact): boolean => a.values.some((value) => b.values.includes(value))

const distinct = (facts: readonly Fact[]): Fact[] => [
  ...new Map(facts.map((fact) => [String(fact.values), fact])).values(),
]

function observe(
  topic: AlignedTopic,
  index: number,
  sentence: Block,
  code: Block,
  { prose, command }: Contradiction,
): Observation {
  const edition = topic.editions[index]!
  const row = topic.alignment.rows.find((one) => one.cells[index]!.includes(sentence.id))
  const others = row ? cellsOf(topic, row).filter((cell) => cell.index !== index) : []
  return {
    place: placeOf(edition, sentence),
    related: [
      placeOf(edition, { region: code.region, text: code.text.trim() }),
      ...others.map((cell) => placeOf(cell.edition, cell.blocks[0]!)),
    ],
    blames: true,
    evidence: 'consistency',
    confidence: 0.8,
    data: { kind: prose.kind, prose: prose.text, command: command.text } satisfies Data,
    signature: `${prose.kind} ${prose.values[0]} ${command.values[0]}`,
  }
}

const oddity = (edition: Edition, kind: 'name' | 'format', { block, prose, command }: Odd): Observation => ({
  place: placeOf(edition, {
    region: block.inlines.find(({ text, region }) => region && text.includes(prose))?.region ?? block.region,
    text: block.text,
  }),
  related: [],
  blames: true,
  evidence: 'consistency',
  confidence: 0.8,
  variant: kind,
  data: { kind, prose, command } satisfies Data,
  signature: `${kind} ${prose.toLowerCase()}`,
})
