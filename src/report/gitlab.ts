import { jsonText, type Reporter } from '../model/index.ts'
import { open } from './order.ts'
import { problemSentence, sentence } from './sentence.ts'

const SEVERITY = { error: 'critical', warning: 'major', note: 'info' } as const

/** For GitLab Code Quality: equal fingerprints would be shown once, and a fingerprint with a line would reopen at every shift. */
export const gitlab: Reporter = {
  name: 'gitlab',
  report({ findings, problems }, { t }) {
    const issues = [
      ...problems.map((problem) => ({
        description: problemSentence(problem, t),
        check_name: problem.id,
        fingerprint: `${problem.id}:${problem.path}:${JSON.stringify(problem.data)}`,
        severity: 'blocker',
        location: { path: problem.path.replace(/^\.\//, ''), lines: { begin: problem.line ?? 1 } },
      })),
      ...open(findings).map((finding) => ({
        description: sentence(finding, t),
        check_name: finding.rule,
        fingerprint: finding.fingerprint,
        severity: SEVERITY[finding.severity],
        location: {
          path: finding.place.path.replace(/^\.\//, ''),
          lines: { begin: finding.place.region.start.line, end: finding.place.region.end.line },
        },
      })),
    ]
    return `${jsonText(issues, 2)}\n`
  },
}
