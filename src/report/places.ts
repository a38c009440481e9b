import { type Place, type Report, visibleCode } from '../model/index.ts'

/** Longest line of a document that is shown, in UTF-16 code units. */
const LONGEST = 400

/** What stands at a place, on one line: its excerpt, else the line of the document; empty when neither is known. */
export function excerpt(place: Place, report: Report): string {
  if (place.excerpt !== undefined) return visibleCode(place.excerpt)
  return visibleCode(lineAt(place.path, place.region.start.line, report)?.trim().slice(0, LONGEST) ?? '')
}

/** One line of a document, without its end. */
export function lineAt(path: string, line: number, report: Report): string | undefined {
  let lines = cache.get(report)?.get(path)
  if (!lines) {
    lines = report.text?.(path)?.split(/\r\n|\r|\n/) ?? []
    cache.set(report, new Map(cache.get(report)).set(path, lines))
  }
  return lines[line - 1]
}

// Splitting a document once for each of its findings would take the product of both.
const cache = new WeakMap<Report, Map<string, string[]>>()

/** Relative paths as addresses: every segment percent-encoded, absolute paths as `file:` addresses. */
export function uri(path: string): string {
  const encoded = path.split(/[\\/]/).map(segment).join('/')
  if (/^[A-Za-z]:[\\/]/.test(path)) return `file:///${path[0]}:${encoded.slice(encoded.indexOf('/'))}`
  return path.startsWith('/') ? `file://${encoded}` : encoded.replace(/^\.\//, '')
}

// RFC 3986 allows these beyond what encodeURIComponent leaves alone; lone surrogates would make it throw.
const segment = (text: string) =>
  encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd')).replace(/%(40|24|26|2B|2C|3B|3D)/g, decodeURIComponent)
