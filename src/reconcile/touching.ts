import type { Finding, Region } from '../model/index.ts'

interface Spot {
  path: string
  region: Region
}

/** True when the two places share a character, or one is an empty region inside the other. */
export function touches(a: Spot, b: Spot): boolean {
  if (a.path !== b.path) return false
  const from = Math.max(a.region.start.offset, b.region.start.offset)
  const to = Math.min(a.region.end.offset, b.region.end.offset)
  const empty = [a, b].some(({ region }) => region.start.offset === region.end.offset)
  return empty ? from <= to : from < to
}

/** The finding's own place or one of its related places touches one of the spots. */
export const concerns = (finding: Finding, spots: readonly Spot[]): boolean =>
  [finding.place, ...finding.related].some((place) => spots.some((spot) => touches(place, spot)))
