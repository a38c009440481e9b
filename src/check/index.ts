export { type BaselineEntry, baselineOf, pruneBaseline } from './baseline.ts'
export { type CheckOptions, check, type SeveritySetting } from './engine.ts'
export { fold } from './fold.ts'
export { rules } from './rules/index.ts'
