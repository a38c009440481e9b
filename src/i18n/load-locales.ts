import { createInstance } from 'i18next'
import type { Lexicon, Lexicons, Translate } from '../model/index.ts'
import { findTags, readLexicon, readMessages } from './read.ts'

/** The languages found in a folder. */
export interface Locales {
  /** `en` first, the others in code-point order. */
  tags: string[]
  /** What the parser must recognise, by tag. Read when first asked for. */
  readonly lexicons: Lexicons
  /** A translate function for one of `tags`; throws on any other. A sentence the language lacks is said in English. */
  translator(tag: string): Translate
}

/** Reads the locale folders of `dir`. Sentences and lexicons are read when first needed, then kept. */
export function loadLocales(dir: string): Locales {
  const tags = findTags(dir)
  const translators = new Map<string, Translate>()
  let lexicons: Map<string, Lexicon> | undefined
  return {
    tags,
    get lexicons() {
      lexicons ??= new Map(tags.map((tag) => [tag, readLexicon(dir, tag)]))
      return lexicons
    },
    translator(tag) {
      if (!tags.includes(tag)) throw new Error(`no locale ${tag} in ${dir}`)
      const translate = translators.get(tag) ?? createTranslate(dir, tag)
      translators.set(tag, translate)
      return translate
    },
  }
}

/**
 * One i18next instance a language. Its own language fallback is off (`currentOnly`), because it would take `zh-Hant` to `zh`;
 * the chain is the tag, then English.
 */
function createTranslate(dir: string, tag: string): Translate {
  const i18n = createInstance()
  const load = (language: string) => ({ translation: readMessages(dir, language) })
  i18n.init({
    lng: tag,
    fallbackLng: 'en',
    load: 'currentOnly',
    resources: tag === 'en' ? { en: load('en') } : { en: load('en'), [tag]: load(tag) },
    initAsync: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    parseMissingKeyHandler: (key: string) => fail(tag, key, 'no such message'),
    returnedObjectHandler: (key: string) => fail(tag, key, 'a group, not a message'),
    missingInterpolationHandler: (text: string, match: RegExpMatchArray) => fail(tag, text, `no value for ${match[0]}`),
  })
  // Values are untrusted: `nest` off keeps `$t(...)` in them text, and `replace` keeps their names apart from i18next's options.
  return (key, values = {}) =>
    i18n.t(key, {
      replace: values,
      nest: false,
      ...(typeof values.count === 'number' && { count: values.count }),
    }) as string // `t` is typed for all its options; without `returnObjects` it returns a string.
}

function fail(tag: string, what: string, why: string): never {
  throw new Error(`message ${JSON.stringify(what)} (${tag}): ${why}`)
}
