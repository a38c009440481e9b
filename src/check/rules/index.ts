import type { Rule } from '../../model/index.ts'
import { alertClassDiffers } from './alert-class/index.ts'
import { commandDiffers } from './command-differs/index.ts'
import { commandMissing } from './command-missing/index.ts'
import { headingContradictsBody } from './heading-contradicts-body/index.ts'
import { linkTarget } from './link-target/index.ts'
import { missingContent } from './missing-content/index.ts'
import { numberDiffers } from './number-differs/index.ts'
import { orderDiffers } from './order-differs/index.ts'
import { scriptDiffers } from './script-differs/index.ts'
import { translatedName } from './translated-name/index.ts'
import { untranslated } from './untranslated/index.ts'
import { wrongSubject } from './wrong-subject/index.ts'

/** Every rule, one line each. A test keeps this list and the folders equal. */
export const rules: readonly Rule[] = [
  commandDiffers,
  commandMissing,
  alertClassDiffers,
  missingContent,
  orderDiffers,
  headingContradictsBody,
  linkTarget,
  numberDiffers,
  untranslated,
  scriptDiffers,
  wrongSubject,
  translatedName,
]
