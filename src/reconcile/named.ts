import type { AlignedTopic, Lexicons } from '../model/index.ts'

const QUOTED = /["“”„«»「」『』]\s?([A-Za-z][\w.-]{1,62})\s?["“”„«»「」『』]/g

/**
 * Names that some edition asks the reader to replace: quoted in an alert or paragraph that also holds a word for
 * replacing (`replace.word` of the lexicon). One edition is enough, the name is the same in all.
 */
export function namesToReplace(topic: AlignedTopic, lexicons: Lexicons): Set<string> {
  const names = new Set<string>()
  for (const { locale, blocks } of topic.editions) {
    const words = lexicons.get(locale)?.concepts['replace.word'] ?? []
    for (const { kind, text } of blocks) {
      if (kind !== 'alert' && kind !== 'paragraph') continue
      const folded = text.toLowerCase()
      if (!words.some((word) => folded.includes(word.toLowerCase()))) continue
      for (const [, name] of text.matchAll(QUOTED)) names.add(name!)
    }
  }
  return names
}
