import { z } from 'zod'
import { category, finding, jsonText, type Problem, problem, type Reporter, severity } from '../model/index.ts'
import { problemSentence, ruleTitle, sentence } from './sentence.ts'

/**
 * The JSON report. `version` changes when a field changes its meaning or goes away; new optional fields may come at any time.
 * `message` is in the language of the report, everything else is language-neutral.
 */
export const jsonReport = z.object({
  format: z.literal('hexapla-report'),
  version: z.literal(1),
  generator: z.object({ name: z.literal('hexapla'), version: z.string() }),
  /** Language of the messages. */
  locale: z.string(),
  summary: z.object({ topics: z.int(), editions: z.int(), documents: z.int() }),
  rules: z.array(z.object({ id: z.string(), title: z.string(), category, severity })),
  findings: z.array(finding.extend({ message: z.string() })),
  problems: z.array(problem.extend({ message: z.string() })),
  /** What was read and is odd; never counted. */
  notices: z.array(problem.extend({ message: z.string() })),
})

/** For programs: all that is known of every finding, silenced ones included. */
export const json: Reporter = {
  name: 'json',
  report({ findings, problems, notices, rules, summary, version }, { t, locale }) {
    const said = (one: Problem) => ({ message: problemSentence(one, t), ...one })
    const report: z.infer<typeof jsonReport> = {
      format: 'hexapla-report',
      version: 1,
      generator: { name: 'hexapla', version },
      locale,
      summary,
      rules: rules.map(({ id, category, severity }) => ({ id, title: ruleTitle(id, t), category, severity })),
      findings: findings.map((finding) => ({ message: sentence(finding, t), ...finding })),
      problems: problems.map(said),
      notices: notices.map(said),
    }
    return `${jsonText(report, 2)}\n`
  },
}
