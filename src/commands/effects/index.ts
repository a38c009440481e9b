export { effectKey, effectOf, effectsOf } from './effect.ts'
export { type SubjectKind, subjectKind, subjectNames } from './subjects.ts'
