import { parse } from '../commands/index.ts'
import type { AlignedTopic, Corpus } from '../model/index.ts'
import { literalsOf } from './names.ts'

/** Counts over all topics, made on first use: most runs never ask. */
export function corpusOf(topics: readonly AlignedTopic[]): Corpus {
  const commands = once(() => commandTopics(topics))
  const usages = once(() => usageTopics(topics))
  const values = once(() => valueTopics(topics))
  const sentences = once(() => sentenceTopics(topics))
  return {
    commands: (canonical, locale = '') => commands().get(`${locale}\n${canonical}`)?.size ?? 0,
    cmdlets: (name) => usages().get(name)?.size ?? 0,
    usages: (cmdlet, parameter) => usages().get(`${cmdlet} -${parameter}`)?.size ?? 0,
    values: (folded) => values().get(folded)?.size ?? 0,
    sentences: (locale, folded) => sentences().get(`${locale} ${folded}`)?.size ?? 0,
  }
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

function commandTopics(topics: readonly AlignedTopic[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const topic of topics)
    for (const edition of topic.editions)
      for (const block of edition.blocks)
        for (const command of block.commands)
          for (const locale of ['', edition.locale]) add(found, `${locale}\n${command.canonical}`, topic.id)
  return found
}

function usageTopics(topics: readonly AlignedTopic[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const topic of topics)
    for (const command of commandsOf(topic)) {
      for (const invocation of parse(command.text, command.dialect).invocations) {
        const name = programName(invocation.name)
        add(found, name, topic.id)
        for (const element of invocation.elements)
          if (element.kind === 'parameter' && element.name)
            add(found, `${name} -${element.name.toLowerCase()}`, topic.id)
      }
    }
  return found
}

/** How uses of a cmdlet or a program are counted: lower case, a program without its folder and `.exe`. */
export const programName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^.*[\\/]/, '')
    .replace(/\.exe$/, '')

function valueTopics(topics: readonly AlignedTopic[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const topic of topics)
    for (const edition of topic.editions)
      for (const value of literalsOf(edition).values.keys()) add(found, value, topic.id)
  return found
}

function sentenceTopics(topics: readonly AlignedTopic[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const topic of topics)
    for (const edition of topic.editions)
      for (const block of edition.blocks)
        if (block.kind !== 'code' && block.text) add(found, `${edition.locale} ${foldSentence(block.text)}`, topic.id)
  return found
}

function* commandsOf(topic: AlignedTopic) {
  for (const edition of topic.editions) for (const block of edition.blocks) yield* block.commands
}

function add(map: Map<string, Set<string>>, key: string, topic: string): void {
  const known = map.get(key)
  if (known) known.add(topic)
  else map.set(key, new Set([topic]))
}

/** A sentence without case, spacing and numbers: what a twin in another article is recognised by. */
const foldSentence = (text: string): string => text.toLowerCase().replace(/\d+/gu, '#').replace(/\s+/gu, '')
