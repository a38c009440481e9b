import type { Rule } from '../../model/index.ts'
import { alertClassDiffers } from './alert-class/index.ts'
import { brokenSyntax } from './broken-syntax/index.ts'
import { commandDiffers } from './command-differs/index.ts'
import { commandMissing } from './command-missing/index.ts'
import { contradictingConstant } from './contradicting-constant/index.ts'
import { damagedEncoding } from './damaged-encoding/index.ts'
import { damagedFence } from './damaged-fence/index.ts'
import { emptyCode } from './empty-code/index.ts'
import { fenceTag } from './fence-tag/index.ts'
import { headingContradictsBody } from './heading-contradicts-body/index.ts'
import { identifierDiffers } from './identifier-differs/index.ts'
import { incompleteCommand } from './incomplete-command/index.ts'
import { inconsistentTerm } from './inconsistent-term/index.ts'
import { linkTarget } from './link-target/index.ts'
import { listShape } from './list-shape/index.ts'
import { missingContent } from './missing-content/index.ts'
import { numberDiffers } from './number-differs/index.ts'
import { orderDiffers } from './order-differs/index.ts'
import { polarity } from './polarity/index.ts'
import { promptInCommand } from './prompt-in-command/index.ts'
import { proseAgainstCommand } from './prose-against-command/index.ts'
import { revisionDiffers } from './revision-differs/index.ts'
import { scriptDiffers } from './script-differs/index.ts'
import { translatedName } from './translated-name/index.ts'
import { unassignedVariable } from './unassigned-variable/index.ts'
import { unknownCmdlet } from './unknown-cmdlet/index.ts'
import { unknownParameter } from './unknown-parameter/index.ts'
import { unsafeCharacter } from './unsafe-character/index.ts'
import { untranslated } from './untranslated/index.ts'
import { wrongPassage } from './wrong-passage/index.ts'
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
  listShape,
  numberDiffers,
  identifierDiffers,
  untranslated,
  revisionDiffers,
  scriptDiffers,
  wrongPassage,
  wrongSubject,
  translatedName,
  unknownParameter,
  unknownCmdlet,
  incompleteCommand,
  brokenSyntax,
  unassignedVariable,
  promptInCommand,
  unsafeCharacter,
  damagedEncoding,
  contradictingConstant,
  fenceTag,
  damagedFence,
  emptyCode,
  inconsistentTerm,
  polarity,
  proseAgainstCommand,
]
