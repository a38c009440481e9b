export { effectKey, effectOf, effectsOf } from './effect.ts'
export { isHarmlessCall } from './only-reads.ts'
export { type SubjectKind, subjectKind, subjectNames } from './subjects.ts'
