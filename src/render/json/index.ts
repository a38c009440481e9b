import { z } from 'zod'
import { jsonText, runbook as schema, type Target } from '../../model/index.ts'
import { fileStem } from '../file-stem.ts'

/** File name of the schema, the same for every runbook. */
const SCHEMA_FILE = 'runbook.schema.json'

/** The runbook itself, with a JSON Schema made from the model. The same in every language. */
export const json: Target = {
  name: 'json',
  render: (runbook) => [
    // Parsed, so that keys come in the schema's order and nothing unpublished slips out.
    {
      path: `${fileStem(runbook)}.runbook.json`,
      content: print({ $schema: `./${SCHEMA_FILE}`, ...schema.parse(runbook) }),
    },
    { path: SCHEMA_FILE, content: print(published()) },
  ],
}

/** The schema of a runbook file: draft 2020-12, written from the zod schema. */
const published = () => ({
  title: 'hexapla runbook, format 1',
  ...z.toJSONSchema(schema.extend({ $schema: z.string().optional() }), { io: 'output', reused: 'ref' }),
})

const print = (value: unknown): string => `${jsonText(value, 2)}\n`
