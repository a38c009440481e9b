import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Document, Lexicon } from '../../src/model/index.ts'

const locales = join(import.meta.dirname, '../../locales')

/** The shipped lexicons. */
export const lexicons: ReadonlyMap<string, Lexicon> = new Map(
  readdirSync(locales).map((locale) => [
    locale,
    { locale, concepts: JSON.parse(readFileSync(join(locales, locale, 'lexicon.json'), 'utf8')) },
  ]),
)

const MEDIA = { md: 'markdown', txt: 'capture', html: 'html' } as const

/** A document as `sources` would read it, its language taken from the name (`alerts.en.md`). */
export function document(name: string, text: string, locale = name.split('.').at(-2) ?? 'und'): Document {
  const media = MEDIA[name.split('.').at(-1) as keyof typeof MEDIA]
  return { path: name, media, encoding: 'utf-8', text, sha256: '0'.repeat(64), locale }
}
