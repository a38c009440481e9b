import { type RunbookFinding, say, type Translate } from '../model/index.ts'

/** Says a finding in one language; see the README of `i18n` for the values of its sentence. */
export const findingSentence = (finding: RunbookFinding, t: Translate): string =>
  say({ ...finding, editions: finding.places.map((place) => place.locale) }, t)
