import type { Rule } from '../../model/index.ts'

/** Every rule, one line each. A test keeps this list and the folders equal. */
export const rules: readonly Rule[] = []
