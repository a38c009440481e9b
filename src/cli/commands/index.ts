import type { Command } from '../command.ts'
import { baseline } from './baseline.ts'
import { build } from './build.ts'
import { catalog } from './catalog.ts'
import { check } from './check.ts'
import { explain } from './explain.ts'
import { fix } from './fix.ts'
import { inspect } from './inspect.ts'
import { rules } from './rules.ts'

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [build, check, fix, inspect, rules, explain, baseline, catalog]
