/** Why a block is no command, by its lines. */
export type NotCommand = 'output' | 'xml' | 'config' | 'data' | 'dialogue' | 'log' | 'prose' | 'empty' | 'unknown'

const tag = /^<(?:\?xml|!--|!\[CDATA|!DOCTYPE|\/?[A-Za-z][\w:.-]*(?:\s+[\w:.-]+\s*=\s*["']|\s*\/?>))/
const closing = /<\/[A-Za-z][\w:.-]*\s*>|\/>|-->|\?>/
const cjk = /[\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]/

/** Whether a text is XML or HTML, or a piece of it, rather than a command with `<placeholders>`. */
export function isMarkup(text: string): boolean {
  const start = text.trimStart()
  if (!tag.test(start)) return false
  return closing.test(text) || /^<\?xml|^<!/.test(start)
}

const smtp =
  /^\s*(?:\d{3}[ -]\S|(?:EHLO|HELO|MAIL FROM:|RCPT TO:|STARTTLS|AUTH (?:LOGIN|PLAIN)|QUIT|RSET|NOOP|VRFY|BDAT)\b|DATA\s*$|[*+] OK\b|\+OK|-ERR\b)/i
const stamp =
  /^\s*[[(]?(?:\d{4}-\d{2}-\d{2}[T ]|\d{1,2}[/.]\d{1,2}[/.]\d{2,4},?\s+\d|#(?:Software|Version|Log-type|Date|Fields):|={5,}|(?:Log Name|Event ID|Source|Event Source):|MSExchange|Warning: |Error: )/
const pair = /^\s*[\p{L}][\p{L}\p{N} ._()/-]{0,60}?\s*:(?:\s|$)/u
const rule = /^\s*-{2,}(?:\s+-{2,})*\s*$/
const assignment = /^\s*[\w.-]+\s*=\s*\S*/
const header =
  /^(?:To|From|Subject|Date|Message-ID|MIME-Version|Content-[\w-]+|X-[\w-]+|Received|Return-Path|Reply-To):/i
/** What PowerShell prints of its own accord. */
const shown = /^\s*(?:WARNING|VERBOSE|DEBUG|What if): |^\s*\[Y\]\s/
const json = /^\s*[[{]\s*(?:"|$)/

/** As much of a line as is looked at. */
const SEEN = 1000

/** Classes a block that holds no command. */
export function classify(text: string): NotCommand {
  const lines = text
    .split('\n')
    .map((line) => line.slice(0, SEEN))
    .filter((line) => /[\p{L}\p{N}\p{S}\p{P}]/u.test(line))
  if (lines.length === 0) return 'empty'
  if (isMarkup(text)) return 'xml'
  const share = (test: (line: string) => boolean): number => lines.filter(test).length / lines.length
  if (share((line) => smtp.test(line)) >= 0.5) return 'dialogue'
  if (share((line) => stamp.test(line)) >= 0.4) return 'log'
  if (share((line) => header.test(line)) >= 0.4) return 'data'
  if (isTable(lines)) return 'output'
  if (lines.some((line) => shown.test(line)) && !cjk.test(text)) return 'output'
  if (isList(lines)) return 'data'
  if (share((line) => pair.test(line) && !isSentence(line)) >= 0.5) return 'output'
  if (json.test(text) || share((line) => assignment.test(line)) >= 0.6 || share(isSetting) >= 0.6) return 'config'
  if (lines.length > 1 && share((line) => /\.{3}\s*$/.test(line)) >= 0.3 && !cjk.test(text)) return 'output'
  if (share((line) => isSentence(line) || cjk.test(line)) >= 0.4) return 'prose'
  if (lines.length > 2 && share((line) => /\S\s{2,}\S|\t/.test(line.trim())) >= 0.5) return 'output'
  if (share(isDatum) >= 0.5 || share(isEntry) === 1) return 'data'
  return share((line) => line.trim().split(/\s+/).length >= 3) >= 0.5 ? 'prose' : 'unknown'
}

const isSetting = (line: string): boolean =>
  /^\s*\[[\w .-]+\]\s*$|^\s*v=spf\d|^\s*\S+\s+(?:\d+\s+)?(?:IN\s+)?(?:A|AAAA|CNAME|MX|TXT|SRV|PTR)\s+\S/.test(line)

/** A table with a ruled head, as `Format-Table` prints it. */
const isTable = (lines: readonly string[]): boolean => lines.length > 1 && lines.some((line) => rule.test(line))

/** Comma-separated values: the same number of fields, at least two, in nearly every line. */
function isList(lines: readonly string[]): boolean {
  const counts = lines.map((line) => line.split(',').length)
  const first = counts[0]!
  if (first < 2 || /[.;:!?]\s|\s-\p{L}|[|{}]/u.test(lines[0]!)) return false
  if (lines.length === 1) return first > 2 && !/,\s/.test(lines[0]!)
  return counts.filter((count) => count === first).length / counts.length >= 0.8
}

const isDatum = (line: string): boolean =>
  /^\s*(?:https?:\/\/|ldap:\/\/|\\\\|[A-Za-z]:\\|\/o=|CN=|HKEY_|HKLM|[\w.+-]+@[\w.-]+|\d+(?:\.\d+){1,3}\b|<[^<>]+>|["'(\\[$*]|[\w.-]+\s*$)/i.test(
    line,
  )

/** An entry of a list: one word, or two that both start with a capital letter. */
const isEntry = (line: string): boolean => /^\s*(?:\S+|\p{Lu}\S* \p{Lu}\S*)\s*$/u.test(line)

/** A line of running text: several words in a row, or closed by a full stop. */
export function isSentence(line: string): boolean {
  const plain = line.slice(0, SEEN).replace(/"[^"]*"|<[^<>]*>|`[^`]*`/g, '"')
  return (
    /(?:^|[\s(])\p{L}[\p{L}'’]*(?:,?\s+\p{L}[\p{L}'’]*){3}/u.test(plain) ||
    /\p{L}{2,}[.!?:]\s*$/u.test(plain) ||
    /[。，：；！？]/.test(plain)
  )
}

/** Whether Chinese, Japanese or Korean stands outside quotes, placeholders and comments: commands have none there. */
export const hasForeignProse = (text: string): boolean =>
  cjk.test(text) && cjk.test(text.replace(/"[^"\n]*"|'[^'\n]*'|<[^<>\n]*>|“[^“”\n]*”|#[^\n]*/g, ''))
