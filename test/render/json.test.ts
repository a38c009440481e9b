import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, it } from 'vitest'
import { runbook } from '../../src/model/index.ts'
import { filesOf } from './files.ts'
import { sample } from './runbook.ts'

const files = filesOf('json')
const written = JSON.parse(files.get('sample-offloading.runbook.json')!)
const validate = new Ajv2020({ strict: false }).compile(JSON.parse(files.get('runbook.schema.json')!))

it('is one runbook and its schema, whatever the languages', () => {
  expect([...files.keys()]).toEqual(['sample-offloading.runbook.json', 'runbook.schema.json'])
})

it('says where its schema is, and keeps to it', () => {
  expect(files.has(written.$schema.replace('./', ''))).toBe(true)
  validate(written)
  expect(validate.errors).toBeNull()
})

it('can be read back', () => {
  expect(runbook.parse(written)).toEqual(sample)
})

it.each([
  ['a missing hash', { planHash: undefined }],
  ['another format', { format: 2 }],
  ['a step without a kind', { sections: [{ ...written.sections[0], steps: [{ id: 'S01' }] }] }],
])('has a schema that refuses %s', (_name, change) => {
  expect(validate(JSON.parse(JSON.stringify({ ...written, ...change })))).toBe(false)
})
