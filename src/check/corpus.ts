import { parse } from '../commands/index.ts'
import type { AlignedTopic, Corpus, Edition } from '../model/index.ts'
import { literalsOf } from './names.ts'

/** Counts over all topics, made on first use: most runs never ask. */
export function corpusOf(topics: readonly AlignedTopic[]): Corpus {
  const commands = once(() => topicsWith(topics, commandsIn))
  const usages = once(() => topicsWith(topics, usagesIn))
  const values = once(() => topicsWith(topics, valuesIn))
  return {
    commands: (canonical, locale = '') => commands().get(`${locale}\n${canonical}`) ?? 0,
    cmdlets: (name) => usages().get(name) ?? 0,
    usages: (cmdlet, parameter) => usages().get(`${cmdlet} -${parameter}`) ?? 0,
    values: (folded) => values().get(folded) ?? 0,
  }
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** How many topics have each of what a topic has. */
function topicsWith(
  topics: readonly AlignedTopic[],
  of: (topic: AlignedTopic) => Iterable<string>,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const topic of topics) for (const key of new Set(of(topic))) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

function* commandsIn({ editions }: AlignedTopic): Generator<string> {
  for (const edition of editions)
    for (const { canonical } of commandsOf(edition)) {
      yield `\n${canonical}`
      yield `${edition.locale}\n${canonical}`
    }
}

function* usagesIn({ editions }: AlignedTopic): Generator<string> {
  for (const { text, dialect } of editions.flatMap(commandsOf))
    for (const invocation of parse(text, dialect).invocations) {
      const name = programName(invocation.name)
      yield name
      for (const element of invocation.elements)
        if (element.kind === 'parameter' && element.name) yield `${name} -${element.name.toLowerCase()}`
    }
}

const commandsOf = ({ blocks }: Edition) => blocks.flatMap(({ commands }) => commands)

/** How uses of a cmdlet or a program are counted: lower case, a program without its folder and `.exe`. */
export const programName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^.*[\\/]/, '')
    .replace(/\.exe$/, '')

function* valuesIn({ editions }: AlignedTopic): Generator<string> {
  for (const edition of editions) yield* literalsOf(edition).values.keys()
}
