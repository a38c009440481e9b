// Bundles the harness from the sources and runs it: Node cannot run TypeScript by itself yet, and parts of it are not public API.
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

const dir = new URL('../../node_modules/.cache/hexapla-bench/', import.meta.url)
const bundle = await rolldown({
  input: fileURLToPath(new URL('detect/main.ts', import.meta.url)),
  platform: 'node',
  external: ['satteri'],
})
await bundle.write({ dir: fileURLToPath(dir), format: 'esm', entryFileNames: 'main.js' })
await import(new URL('main.js', dir).href)
