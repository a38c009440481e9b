import type { Operator } from '../operator.ts'
import { commands } from './commands.ts'
import { fences } from './fences.ts'
import { layout } from './layout.ts'
import { links } from './links.ts'
import { meaning } from './meaning.ts'
import { passages } from './passages.ts'
import { structure } from './structure.ts'
import { typography } from './typography.ts'
import { values } from './values.ts'
import { wording } from './wording.ts'

/** Every operator, harmful ones first. */
export const operators: readonly Operator[] = [
  structure,
  values,
  commands,
  typography,
  fences,
  links,
  meaning,
  passages,
  layout,
  wording,
]
  .flat()
  .sort((a, b) => Number(b.harmful) - Number(a.harmful))
