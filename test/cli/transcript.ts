import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { run } from '../../src/cli/run.ts'

/**
 * A transcript is a Markdown file: ` ```file <path>` blocks are the input, each ` ```console` block is one command with everything it prints.
 * Lines on standard error begin with `! `, the last line is the exit code; `<U+202E>` in a command is that character. `$ cat <path>` and `$ ls <dir>` look at what was written.
 */
const BLOCK = /^(`{3,})(file|console)(?: ([^\n]*))?\n([\s\S]*?)^\1$/gm

/** Plays a transcript in an empty folder; returns it with what really happened. */
export async function play(markdown: string): Promise<string> {
  const cwd = mkdtempSync(join(tmpdir(), 'hexapla-cli-'))
  try {
    let played = ''
    let at = 0
    for (const block of markdown.matchAll(BLOCK)) {
      const [whole, fence, kind, path = '', content = ''] = block
      played += markdown.slice(at, block.index)
      at = block.index + whole.length
      if (kind === 'file') {
        mkdirSync(dirname(join(cwd, path)), { recursive: true })
        writeFileSync(join(cwd, path), content)
        played += whole
      } else {
        const command = /^\$ (.*)$/m.exec(content)?.[1] ?? ''
        played += `${fence}console\n$ ${command}\n${await execute(command, cwd)}${fence}`
      }
    }
    return played + markdown.slice(at)
  } finally {
    rmSync(cwd, { recursive: true })
  }
}

async function execute(command: string, cwd: string): Promise<string> {
  const words = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map((match) =>
    (match[1] ?? match[2] ?? '').replace(/<U\+([0-9A-F]{4})>/g, (_, hex) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    ),
  )
  const env: Record<string, string> = { HEXAPLA_LOCALE: 'en' }
  while (/^[A-Z_]+=/.test(words[0] ?? '')) {
    const [name = '', value = ''] = (words.shift() ?? '').split('=')
    env[name] = value
  }
  const [program, ...args] = words
  if (program === 'cat') return readFileSync(join(cwd, args[0] ?? ''), 'utf8')
  if (program === 'ls') return list(join(cwd, args[0] ?? ''))
  let printed = ''
  const terminal = { isTTY: env.TTY === '1', columns: Number(env.COLUMNS ?? 100), rows: Number(env.LINES ?? 24) }
  const code = await run(args, {
    cwd,
    env,
    today: '2026-11-21',
    systemLocale: 'en',
    stdout: { ...terminal, write: (text) => (printed += text) },
    stderr: { columns: 100, write: (text) => (printed += text.replace(/^(?=.)/gm, '! ')) },
  })
  return `${printed.replaceAll('\u001b', '<ESC>')}[exit ${code}]\n`
}

const list = (dir: string) =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(
      (entry) =>
        `${join(entry.parentPath, entry.name)
          .slice(dir.length + 1)
          .replaceAll('\\', '/')}\n`,
    )
    .sort()
    .join('')
