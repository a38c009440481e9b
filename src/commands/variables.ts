/** A variable where it is read; the name in lower case, without scope. */
export interface Read {
  name: string
  start: number
  end: number
}

const AUTOMATIC = new Set(
  (
    '_ ? ^ $ args allnodes configurationdata consolefilename enabledexperimentalfeatures error event eventargs eventsubscriber ' +
    'executioncontext exbin exinstall exscripts false foreach formatenumerationlimit home host input iscoreclr islinux ismacos ' +
    'iswindows lastexitcode matches maximumhistorycount myinvocation nestedpromptlevel node null ofs outputencoding pid profile ' +
    'psboundparameters pscmdlet pscommandpath psculture psdefaultparametervalues psedition psemailserver pshome psitem ' +
    'psscriptroot pssenderinfo pssessionapplicationname pssessionconfigurationname pssessionoption psuiculture ' +
    'psversiontable pwd sender shellid stacktrace switch this transcript true'
  ).split(' '),
)
const isAutomatic = (name: string): boolean => AUTOMATIC.has(name) || name.endsWith('preference')

const variable =
  /(?<![`$\w])\$(?:\{([^{}\n]{1,80})\}|(?:(script|global|local|private|using):)?([a-z_]\w*)(:(?=\w))?)/giu

/** The variables that a command reads, each once: not those of the shell itself, nor those of a drive such as `$env:`. */
export function readsIn(text: string): Read[] {
  const code = withoutLiterals(text)
  const found = new Map<string, Read>()
  for (const match of code.matchAll(variable)) {
    const name = (match[1] ?? match[3] ?? '').toLowerCase()
    const isDrive = match[4] !== undefined || name.includes(':')
    const read = { name, start: match.index, end: match.index + match[0].length }
    if (!isDrive && !isAutomatic(name) && !found.has(name)) found.set(name, read)
  }
  return [...found.values()]
}

/** Comments and literal strings blanked out; offsets stay. */
const withoutLiterals = (text: string): string =>
  text.replace(/<#[\s\S]*?(?:#>|$)|(?<=^|\s)#[^\n]*|'[^'\n]*'/gu, (literal) => ' '.repeat(literal.length))

const NAME = String.raw`\$\{?(?:(?:script|global|local|private):)?([a-z_]\w*)\}?`
const assignments = [
  // `$a = `, `$a += `, `$a++`, `$a, $b = `, `foreach ($a in …)`; in a list of parameters `$a,` and `$a)` behind a type.
  new RegExp(String.raw`${NAME}\s*(?:(?:[-+*/%]|\?\?)?=(?!=)|\+\+|--|,|in\b)`, 'giu'),
  new RegExp(String.raw`\]\s*${NAME}`, 'giu'),
  // `-OutVariable a`, `New-Variable -Name a`, `Tee-Object -Variable a`
  /variable[\s:]+(?:-name[\s:]+)?["']?\+?([a-z_]\w*)/giu,
  /\s-(?:ov|ev|wv|iv|pv)[\s:]+["']?\+?([a-z_]\w*)/giu,
]
const lists = /(?:\bparam|\bfunction\s+[\w:-]+)\s*\(([^{}]*)/giu

/** Names of the variables that a text gives a value in any way, in lower case; rather one too many than one too few. */
export function assignedIn(text: string): Set<string> {
  const found = new Set<string>()
  const take = (from: string, pattern: RegExp): void => {
    for (const match of from.matchAll(pattern)) found.add(match[1]!.toLowerCase())
  }
  for (const pattern of assignments) take(text, pattern)
  for (const list of text.matchAll(lists)) take(list[1]!, new RegExp(NAME, 'giu'))
  return found
}

/** `$name = Verb-Noun …`: what is kept, and of which cmdlet. */
export function keptBy(text: string): { name: string; cmdlet: string } | undefined {
  const match = /^\s*(?:\[[\w.[\]]+\]\s*)?\$(\w+)\s*=\s*\(?([a-z]+-\w+)/iu.exec(text)
  return match ? { name: match[1]!.toLowerCase(), cmdlet: match[2]!.toLowerCase() } : undefined
}
