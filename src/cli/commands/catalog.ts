import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { buildCatalog, type Problem, serializeCatalog } from '../../index.ts'
import { type Command, exit, UsageError } from '../command.ts'
import { writeOne } from '../files.ts'
import { printProblems } from '../settings.ts'

/** Makes the cmdlet catalogue from folders of reference pages. */
export const catalog: Command = {
  name: 'catalog',
  commands: [
    {
      name: 'build',
      argument: '<dirs...>',
      options: ['product', 'output'],
      examples: ['hexapla catalog build exchange-ps/docs --output cmdlets.json'],
      async run(args, options, context) {
        const { io, t } = context
        const read = args.map((dir) => readPages(dir, io.cwd))
        const problems = read.flatMap((folder) => folder.problems)
        printProblems(problems, context)
        if (problems.length > 0) return exit.wrong
        const pages = read.flatMap((folder) => folder.pages)
        const data = buildCatalog(pages, options.product)
        if (data.cmdlets.length === 0) throw new UsageError('noPages', { path: args.join(', ') })
        const text = serializeCatalog(data)
        const [file] = options.output ?? []
        if (file === undefined) io.stdout.write(text)
        else writeOne(file, text, io.cwd)
        io.stderr.write(`${t('cli.catalog.built', { count: pages.length })}\n`)
        return exit.clean
      },
    },
  ],
}

interface Pages {
  pages: { path: string; text: string }[]
  problems: Problem[]
}

function readPages(dir: string, cwd: string): Pages {
  const root = resolve(cwd, dir)
  if (!statSync(root, { throwIfNoEntry: false })?.isDirectory()) throw new UsageError('noFolder', { path: dir })
  const result: Pages = { pages: [], problems: [] }
  const entries = readdirSync(root, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => !entry.isDirectory() && entry.name.endsWith('.md'))
  for (const full of files.map((entry) => join(entry.parentPath, entry.name)).sort()) {
    const path = `${dir}/${relative(root, full).replaceAll('\\', '/')}`
    try {
      result.pages.push({ path, text: readFileSync(full, 'utf8') })
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
      result.problems.push({ id: 'unreadable', path, data: { code } })
    }
  }
  return result
}
