import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { buildCatalog, serializeCatalog } from '../../index.ts'
import { type Command, exit, UsageError } from '../command.ts'
import { writeOne } from '../files.ts'

/** Makes the cmdlet catalogue from folders of reference pages. */
export const catalog: Command = {
  name: 'catalog',
  commands: [
    {
      name: 'build',
      argument: '<dirs...>',
      options: ['product', 'output'],
      examples: ['hexapla catalog build exchange-ps/docs --output cmdlets.json'],
      async run(args, options, { io, t }) {
        const pages = args.flatMap((dir) => readPages(dir, io.cwd))
        if (pages.length === 0) throw new UsageError('noPages', { path: args.join(', ') })
        const data = buildCatalog(pages, options.product)
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

function readPages(dir: string, cwd: string): { path: string; text: string }[] {
  const root = resolve(cwd, dir)
  if (!statSync(root, { throwIfNoEntry: false })?.isDirectory()) throw new UsageError('noFolder', { path: dir })
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .sort()
    .map((path) => ({ path: `${dir}/${path.replaceAll('\\', '/')}`, text: readFileSync(join(root, path), 'utf8') }))
}
