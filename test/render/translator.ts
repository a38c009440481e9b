import { loadLocales } from '../../src/i18n/index.ts'
import type { Translate } from '../../src/model/index.ts'

const locales = loadLocales(`${import.meta.dirname}/../../locales`)

export const tags = locales.tags

/** The shipped sentences, and those of the invented rule of the sample runbook. */
export function translator(locale: string): Translate {
  const t = locales.translator(locale)
  return (key, values) =>
    key === 'rules.sample-rule.message'
      ? `[${locale}] ${values?.command} <> ${values?.section} ’ $(evil) | </script> (${values?.editions})`
      : key === 'rules.sample-rule.title'
        ? `[${locale}] sample rule`
        : t(key, values)
}
