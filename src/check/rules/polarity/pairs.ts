/** Opposites: each word a concept `polarity.*` of the lexicon. These are told apart with certainty, even where both are said. */
const STATES = [
  ['on', 'off'],
  ['exists', 'absent'],
  ['supported', 'unsupported'],
  ['minimum', 'maximum'],
] as const

/** Told apart with certainty where nothing else negates. */
const MODALS = [
  ['able', 'unable'],
  ['must', 'must-not'],
] as const

/** Told apart with certainty where one of both is said. */
const ROLES = [
  ['include', 'exclude'],
  ['send', 'receive'],
  ['incoming', 'outgoing'],
  ['import', 'export'],
  ['encrypt', 'decrypt'],
  ['source', 'target'],
  ['sender', 'recipient'],
] as const

/** The words of these also stand for something else, or an edition may say the same the other way round (`before` and "only after"). */
const OTHERS = [
  ['allow', 'deny'],
  ['before', 'after'],
  ['start', 'stop'],
  ['add', 'remove'],
  ['increase', 'decrease'],
  ['internal', 'external'],
  ['same', 'different'],
  ['automatic', 'manual'],
  ['online', 'offline'],
  ['connect', 'disconnect'],
  ['mount', 'dismount'],
  ['primary', 'secondary'],
  ['true', 'false'],
  ['open', 'close'],
  ['grant', 'revoke'],
] as const

export const PAIRS = [...STATES, ...MODALS, ...ROLES, ...OTHERS]

const holds = (pairs: readonly (readonly [string, string])[], yes: string): boolean =>
  pairs.some(([one]) => one === yes)

export const isState = (yes: string): boolean => holds(STATES, yes)
export const isModal = (yes: string): boolean => holds(MODALS, yes)
export const isRole = (yes: string): boolean => holds(ROLES, yes)
