import type { Rule } from '../../model/index.ts'
import { commandDiffers } from './command-differs/index.ts'
import { commandMissing } from './command-missing/index.ts'

/** Every rule, one line each. A test keeps this list and the folders equal. */
export const rules: readonly Rule[] = [commandDiffers, commandMissing]
