import type { Finding, Region } from '../model/index.ts'

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
