import { z } from 'zod'
import { region } from './place.ts'

export const dialect = z.enum(['powershell', 'cmd', 'bash'])
export type Dialect = z.infer<typeof dialect>

export const host = z.enum(['exchange-management-shell', 'windows-powershell', 'command-prompt', 'terminal'])
/** Where a command is meant to be typed. */
export type Host = z.infer<typeof host>

/** A command as one edition has it. Its syntax tree is made on demand by `commands/parse`, never stored. */
export const command = z.object({
  /** What to run: entities decoded, prompt stripped, otherwise as written (line breaks inside one command are kept). */
  text: z.string(),
  dialect,
  host,
  /** The prompt that was glued on, such as `IIS:\>` or `[PS] C:\>`, without surrounding space. */
  prompt: z.string().optional(),
  /** Equal canonical forms are equivalent commands. */
  canonical: z.string(),
  /** Where the command stands in the raw file, prompt included. */
  region,
})
export type Command = z.infer<typeof command>

export const disruption = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)])
/** 0 none, 1 restart of one application or pool, 2 a protocol blips, 3 everything on the server. */
export type Disruption = z.infer<typeof disruption>

export const scope = z.enum(['local-machine', 'named-server', 'directory'])
/** What a command touches: the machine it runs on, a server it names, or the directory service. */
export type Scope = z.infer<typeof scope>

/** What a command does to the world. Two commands in different dialects with the same effect compare equal by `key`. */
export const effect = z.object({
  /** File name under `commands/effects/`: the family that understood the command, or `unknown`. */
  family: z.string(),
  action: z.enum(['read', 'set', 'create', 'remove', 'restart', 'start', 'stop', 'run', 'unknown']),
  /** What is acted on, such as `iis:config:default web site/owa` or `exchange:outlookanywhere:<server>\rpc*`. */
  subject: z.string(),
  /** Display form of the object named in the command, such as `Default Web Site/owa`. */
  object: z.string().optional(),
  /** Properties set, sorted by name. */
  properties: z.array(z.object({ name: z.string(), value: z.string() })),
  scope,
  disruption,
  /** Running it twice leaves the same state as running it once. */
  idempotent: z.boolean(),
  /** Read-only PowerShell that captures the state to restore, in PowerShell; absent where nothing can be captured. */
  capture: z.string().optional(),
  /** PowerShell that reads the property back. */
  readBack: z.string().optional(),
  /** PowerShell that restores the captured value; `{captured}` stands for it. */
  restore: z.string().optional(),
  preconditions: z.array(z.enum(['elevated', 'module-webadministration', 'exchange-shell', 'appcmd', 'drained'])),
})
export type Effect = z.infer<typeof effect>
