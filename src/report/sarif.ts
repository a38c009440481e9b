import type {
  Log,
  Notification,
  ReportingDescriptor,
  Result,
  Location as SarifLocation,
  Region as SarifRegion,
} from 'sarif'
import {
  type Finding,
  jsonText,
  type Place,
  type Problem,
  type Region,
  type Report,
  type Reporter,
  type Translate,
} from '../model/index.ts'
import { fixesOf } from './fixes.ts'
import { worstFirst } from './order.ts'
import { excerpt, uri } from './places.ts'
import { problemSentence, ruleTitle, sentence } from './sentence.ts'

// Limits of GitHub code scanning: https://docs.github.com/en/code-security/code-scanning/troubleshooting-sarif-uploads
const MOST_RESULTS = 25_000
const MOST_LOCATIONS = 1000

/** For code scanning: SARIF 2.1.0, columns in UTF-16 code units, silenced findings marked as suppressed. */
export const sarif: Reporter = {
  name: 'sarif',
  report(report, { t, locale }) {
    const ruleIndex = new Map(report.rules.map((rule, index) => [rule.id, index]))
    // What GitHub would drop is the least severe.
    const findings = worstFirst(report.findings).slice(0, MOST_RESULTS)
    const log: Log = {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: { name: 'hexapla', version: report.version, language: languageOf(locale), rules: rules(report, t) },
          },
          invocations: [
            {
              executionSuccessful: report.problems.length === 0,
              toolExecutionNotifications: [
                ...report.problems.map((problem) => notification(problem, 'error', t)),
                ...report.notices.map((notice) => notification(notice, 'note', t)),
              ],
            },
          ],
          columnKind: 'utf16CodeUnits',
          results: findings.map((finding) => result(finding, ruleIndex.get(finding.rule), report, t)),
        },
      ],
    }
    return `${jsonText(log, 1)}\n`
  },
}

/** SARIF knows languages with countries only: `zh-Hant` is said as `zh-TW`. */
function languageOf(tag: string): string {
  const { language, script, region } = new Intl.Locale(tag)
  const country = region ?? (script ? new Intl.Locale(tag).maximize().region : undefined)
  return country ? `${language}-${country}` : language
}

const rules = (report: Report, t: Translate): ReportingDescriptor[] =>
  report.rules.map(({ id, category, severity }) => ({
    id,
    shortDescription: { text: ruleTitle(id, t) },
    defaultConfiguration: { level: severity },
    properties: { category, tags: [category] },
  }))

function notification(problem: Problem, level: 'error' | 'note', t: Translate): Notification {
  const region = problem.line === undefined ? {} : { region: position(problem.line, problem.column) }
  return {
    level,
    message: { text: problemSentence(problem, t) },
    descriptor: { id: problem.id },
    locations: [{ physicalLocation: { artifactLocation: { uri: uri(problem.path) }, ...region } }],
  }
}

const position = (startLine: number, startColumn?: number): SarifRegion => ({
  startLine,
  ...(startColumn !== undefined && { startColumn }),
})

function result(finding: Finding, ruleIndex: number | undefined, report: Report, t: Translate): Result {
  const { rule, severity, category, evidence, confidence, topic, blames, count, fingerprint } = finding
  const fixes = fixesOf(finding)
  return {
    ruleId: rule,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: severity,
    message: { text: sentence(finding, t) },
    locations: [location(finding.place)],
    relatedLocations: finding.related.slice(0, MOST_LOCATIONS - 1).map((place, id) => ({
      id,
      ...location(place),
      message: { text: [place.locale, excerpt(place, report)].filter((part) => part !== '').join(': ') },
    })),
    // The first is ours, the second is the one by which GitHub recognises an alert when lines have moved.
    partialFingerprints: { 'hexapla/v1': fingerprint, primaryLocationLineHash: fingerprint },
    rank: Math.min(100, Math.max(0, confidence * 100)),
    suppressions: finding.suppressed
      ? [
          {
            kind: finding.suppressed.by === 'comment' ? 'inSource' : 'external',
            status: 'accepted',
            justification: finding.suppressed.reason,
          },
        ]
      : [],
    ...(fixes.length > 0 && {
      fixes: [
        {
          description: { text: t('cli.report.fix') },
          artifactChanges: fixes.map((fix) => ({
            artifactLocation: { uri: uri(fix.path) },
            replacements: [{ deletedRegion: region(fix.region), insertedContent: { text: fix.text } }],
          })),
        },
      ],
    }),
    properties: { category, evidence, confidence, topic, blames, count, locale: finding.place.locale },
  }
}

const location = (place: Place): SarifLocation => ({
  physicalLocation: { artifactLocation: { uri: uri(place.path) }, region: region(place.region) },
})

const region = ({ start, end }: Region): SarifRegion => ({
  startLine: start.line,
  startColumn: start.column,
  endLine: end.line,
  endColumn: end.column,
})
