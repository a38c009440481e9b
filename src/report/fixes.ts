import { type Finding, type Place, type Region, visibleCode } from '../model/index.ts'
import { difference, type Span } from './marks.ts'

/** A certain repair: what to put in the place of a region of a document. */
export interface Fix {
  path: string
  region: Region
  text: string
}

/** All certain repairs of a finding: of its own place and of the further ones. */
export const fixesOf = (finding: Finding): Fix[] => [
  ...(finding.fix ? [{ path: finding.place.path, ...finding.fix }] : []),
  ...finding.related.flatMap(({ path, fix }) => (fix ? [{ path, ...fix }] : [])),
]

/** The parts of an excerpt that a repair takes away; none where it only adds, or where the excerpt does not show it once. */
export function removedBy(
  { region, text }: NonNullable<Place['fix']>,
  excerpt: string,
  document: string | undefined,
): Span[] {
  const before = shown(document?.slice(region.start.offset, region.end.offset) ?? '')
  const at = excerpt.indexOf(before)
  if (before === '' || at === -1 || excerpt.includes(before, at + 1)) return []
  const { left, right } = difference(before, shown(text))
  const spans = left.length + right.length > 0 ? left : [{ start: 0, end: before.length }]
  return spans.map(({ start, end }) => ({ start: at + start, end: at + end }))
}

/** As excerpts show it. */
const shown = (text: string): string => visibleCode(text.replace(/\s+/gu, ' '))
