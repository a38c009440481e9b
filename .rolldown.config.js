import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'rolldown'
import { notices } from './.rolldown.notices.js'

/** npx runs the file as it stands; only installing a package would set the bit. Windows has none, and does nothing here. */
const executable = {
  name: 'executable',
  writeBundle: ({ dir }) => chmodSync(join(dir, 'cli.js'), 0o755),
}

// One bundle for the library and one for the command line: unbundled, the CLI takes more than twice as long to start.
export default defineConfig({
  input: { index: 'src/index.ts', cli: 'src/cli/main.ts' },
  platform: 'node',
  // Native, optional: resolved at run time where it is installed.
  external: ['satteri'],
  plugins: [notices, executable],
  output: {
    dir: 'dist',
    cleanDir: true,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    minify: false,
  },
})
