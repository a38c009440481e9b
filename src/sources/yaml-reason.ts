import type { ErrorCode } from 'yaml'

/** What a person has to look at, by the parser's error code: `yaml.<reason>` in `locales/<tag>/cli.json`. */
const REASONS: Partial<Record<ErrorCode, string>> = {
  ALIAS_PROPS: 'alias',
  BAD_ALIAS: 'alias',
  BAD_COLLECTION_TYPE: 'tag',
  BAD_DIRECTIVE: 'document',
  BAD_DQ_ESCAPE: 'escape',
  BAD_INDENT: 'indent',
  BAD_PROP_ORDER: 'tag',
  BAD_SCALAR_START: 'start',
  BLOCK_AS_IMPLICIT_KEY: 'key',
  DUPLICATE_KEY: 'duplicate',
  KEY_OVER_1024_CHARS: 'key',
  MISSING_CHAR: 'missing',
  MULTILINE_IMPLICIT_KEY: 'key',
  MULTIPLE_ANCHORS: 'alias',
  MULTIPLE_DOCS: 'document',
  MULTIPLE_TAGS: 'tag',
  NON_STRING_KEY: 'key',
  RESOURCE_EXHAUSTION: 'alias',
  TAB_AS_INDENT: 'tab',
  TAG_RESOLVE_FAILED: 'tag',
}

/** The values of a problem's message for an error of the YAML parser, whose own sentences are English only. */
export const yamlReason = (code: ErrorCode): { code: string; reason: string } => ({
  code,
  reason: REASONS[code] ?? 'token',
})
