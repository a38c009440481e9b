import { defineConfig } from 'rolldown'

// One bundle for the library and one for the command line: unbundled, the CLI takes more than twice as long to start.
export default defineConfig({
  input: { index: 'src/index.ts', cli: 'src/cli/main.ts' },
  platform: 'node',
  // Native, optional: resolved at run time where it is installed.
  external: ['satteri'],
  output: {
    dir: 'dist',
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    minify: false,
  },
})
