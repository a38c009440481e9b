import { jsonText, type Place, type Point, type Region, type Report, type Reporter } from '../model/index.ts'
import { open } from './order.ts'
import { excerpt, lineAt } from './places.ts'
import { problemSentence, sentence } from './sentence.ts'

const SEVERITY = { error: 'ERROR', warning: 'WARNING', note: 'INFO' } as const
const source = { name: 'hexapla' }

/** For reviewdog: one diagnostic a line, certain repairs as suggestions. */
export const rdjsonl: Reporter = {
  name: 'rdjsonl',
  report(report, { t }) {
    const diagnostics = [
      ...report.problems.map((problem) => ({
        message: problemSentence(problem, t),
        location: { path: problem.path, ...(problem.line && { range: { start: { line: problem.line } } }) },
        severity: 'ERROR',
        source,
        code: { value: problem.id },
      })),
      ...open(report.findings).map((finding) => ({
        message: sentence(finding, t),
        location: location(finding.place, report),
        severity: SEVERITY[finding.severity],
        source,
        code: { value: finding.rule },
        ...(finding.fix && {
          suggestions: [{ range: range(finding.place.path, finding.fix.region, report), text: finding.fix.text }],
        }),
        ...(finding.related.length > 0 && {
          related_locations: finding.related.map((place) => ({
            message: [place.locale, excerpt(place, report)].filter((part) => part !== '').join(': '),
            location: location(place, report),
          })),
        }),
      })),
    ]
    return diagnostics.map((diagnostic) => `${jsonText(diagnostic)}\n`).join('')
  },
}

const location = (place: Place, report: Report) => ({
  path: place.path,
  range: range(place.path, place.region, report),
})

const range = (path: string, region: Region, report: Report) => ({
  start: position(path, region.start, report),
  end: position(path, region.end, report),
})

/** Columns count bytes of UTF-8 here, from 1; without the line they cannot be told and are left out. */
function position(path: string, { line, column }: Point, report: Report): { line: number; column?: number } {
  const text = lineAt(path, line, report)
  return text === undefined ? { line } : { line, column: bytes(text.slice(0, column - 1)) + 1 }
}

function bytes(text: string): number {
  let sum = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    sum += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return sum
}
