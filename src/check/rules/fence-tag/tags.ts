import type { Block } from '../../../model/index.ts'

const SHELL = ['console', 'text', 'plaintext', 'output']
const BY_DIALECT = {
  powershell: [
    'powershell',
    'pwsh',
    'ps1',
    'posh',
    'powershell-interactive',
    'azurepowershell',
    'azurepowershell-interactive',
    ...SHELL,
  ],
  cmd: ['console', 'cmd', 'bat', 'batch', 'dos', 'command', ...SHELL],
  bash: ['bash', 'sh', 'shell', 'zsh', 'azurecli', 'azurecli-interactive', ...SHELL],
} as const
const MARKUP = ['xml', 'html', 'xaml', 'xsl', 'svg', 'config', 'csproj', 'text', 'plaintext', 'output', 'console']
const OUTPUT = ['output', 'text', 'plaintext', 'console', 'log']

/** Labels that fit a block, the best first; nothing where its content does not tell. */
export function expectedTags({ code, commands }: Block): readonly string[] | undefined {
  const dialects = new Set(commands.map((command) => command.dialect))
  if (dialects.size === 1) return BY_DIALECT[[...dialects][0]!]
  if (dialects.size > 1) return undefined
  if (code?.content === 'xml') return MARKUP
  return code?.content === 'output' || code?.content === 'log' || code?.content === 'dialogue' ? OUTPUT : undefined
}

/** Names of languages that highlighters know and that stand in IT documentation (GitHub Linguist, Microsoft's Docs). */
const LANGUAGES = new Set(
  'powershell pwsh ps1 posh console cmd bat batch dos bash sh shell zsh text plaintext txt output log xml html xaml xsl svg config json jsonc yaml yml ini toml csv csharp cs c cpp vb vbscript vbs javascript js typescript ts python py sql tsql kusto http css markdown md diff reg registry ruby perl go java php rust dockerfile makefile azurecli azurepowershell mermaid'.split(
    ' ',
  ),
)
export const isLanguage = (tag: string): boolean => LANGUAGES.has(tag.toLowerCase().replace(/-interactive$/, ''))
