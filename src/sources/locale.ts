import { resolveLocale } from '../model/index.ts'
import { chineseScript } from './chinese.ts'

/** A document's language: resolved to an available one where one fits, and as it was found. */
export interface DocumentLocale {
  locale: string
  /** Absent when the language was detected from the text. */
  tag?: string
}

const TAG = /^[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?$/i
const IN_URL = /^https?:\/\/[^/]+\/(?:[a-z]{2}\/)?([a-z]{2}(?:-[a-z]{2,4}){1,2})\//i
const SAMPLE = 6000

/**
 * Finds the language of a document: the front matter first, then the folders and the file name, the innermost first, then
 * the text itself. `und` where nothing tells.
 */
export async function findLocale(
  document: { path: string; text: string; values: Readonly<Record<string, string>> },
  available: readonly string[],
): Promise<DocumentLocale> {
  const stated = fromFrontMatter(document.values) ?? fromPath(document.path, available)
  if (stated) return { locale: resolveLocale(stated, available) ?? stated, tag: stated }
  const detected = await detect(document.text)
  return { locale: detected ? (resolveLocale(detected, available) ?? detected) : 'und' }
}

function fromFrontMatter(values: Readonly<Record<string, string>>): string | undefined {
  const named = values['ms.locale'] ?? values.locale ?? values.lang ?? values.language
  if (named && TAG.test(named)) return named
  for (const key of ['ms:mtpsurl', 'canonicalUrl', 'url']) {
    const tag = IN_URL.exec(values[key] ?? '')?.[1]
    if (tag && TAG.test(tag)) return tag.toLowerCase()
  }
  return undefined
}

function fromPath(path: string, available: readonly string[]): string | undefined {
  const segments = path.split('/')
  const name = segments.pop() ?? ''
  const parts = [...name.split('.').slice(0, -1).reverse(), ...segments.reverse()]
  return parts.find((part) => isTag(part, available))
}

/**
 * A segment is a language tag when a language that is available fits it, or when it names a language and a region: `it`
 * alone is more often a department than Italian.
 */
export function isTag(segment: string, available: readonly string[]): boolean {
  if (!TAG.test(segment)) return false
  if (resolveLocale(segment, available)) return segment.length !== 3
  return segment.includes('-') && isLanguage(segment)
}

function isLanguage(tag: string): boolean {
  try {
    const { language } = new Intl.Locale(tag)
    return new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(language) !== undefined
  } catch {
    return false
  }
}

/** The language of a text as a tag, or `undefined`. The detector is a megabyte of statistics: it is loaded when needed. */
async function detect(text: string): Promise<string | undefined> {
  const prose = text
    .replace(/^---\r?\n[\s\S]*?\n---\r?\n/, '')
    .slice(0, SAMPLE)
    .replace(/```[\s\S]*?```|`[^`]*`|<[^<>]*>|https?:\S+|\]\([^)]*\)/g, ' ')
  const chinese = chineseScript(prose)
  if (chinese) return chinese
  const { eld } = await import('eld/extrasmall')
  return eld.detect(prose).language || undefined
}
