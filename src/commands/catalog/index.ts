export { buildCatalog, serializeCatalog } from './build.ts'
export { createCatalog } from './catalog.ts'
export type { CatalogData } from './data.ts'
