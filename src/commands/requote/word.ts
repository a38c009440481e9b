/** A PowerShell word that stands for exactly this text; `%NAME%` becomes the environment variable. */
export function word(value: string): string {
  return bareWord.test(value) ? value : quoted(value)
}

/** The same, always in quotes. */
export function quoted(value: string): string {
  return splitVariables(value).some((part) => part.variable) ? doubleQuoted(value) : singleQuoted(value)
}

/** A PowerShell string in single quotes. PowerShell takes the typographic single quotes for quotes, too. */
export function singleQuoted(value: string): string {
  return `'${value.replace(/['\u2018-\u201B]/g, '$&$&')}'`
}

/**
 * Begins with a letter or a slash and holds nothing that PowerShell reads as more than text: no quote, comma, variable,
 * wildcard, number, or dash with a dot (which Windows PowerShell cuts).
 */
const bareWord = /^(?:[A-Za-z/][\w:/\\.+=-]*|-{1,2}[A-Za-z][A-Za-z]*)$/

/** Inside double quotes PowerShell reads these; the typographic double quotes end the string as well. */
const special = /[`$"\u201C-\u201E]/g

function doubleQuoted(value: string): string {
  const parts = splitVariables(value)
  const written = parts.map((part, index) => {
    if (!part.variable) return part.text.replace(special, '`$&')
    const next = parts[index + 1]?.variable ? '$' : (parts[index + 1]?.text[0] ?? '')
    const plain = /^\w+$/.test(part.text) && !/[\w:?]/.test(next)
    return plain ? `$env:${part.text}` : `\${env:${part.text}}`
  })
  return `"${written.join('')}"`
}

function splitVariables(value: string): { text: string; variable: boolean }[] {
  return value
    .split(/%([A-Za-z_][\w().#-]*)%/)
    .map((text, index) => ({ text, variable: index % 2 === 1 }))
    .filter((part) => part.text !== '')
}
