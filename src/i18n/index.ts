export { type Locales, loadLocales } from './load-locales.ts'
