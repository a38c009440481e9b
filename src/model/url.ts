const GUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/iu

/** A link target without its language and host variants: what is linked, not where this edition has it. */
export function urlId(url: string): string {
  const guid = url.match(GUID)?.[0]
  if (guid) return guid.toLowerCase()
  const linkId = url.match(/linkid=(\d+)/iu)?.[1]
  if (linkId) return `fwlink:${linkId}`
  return url
    .toLowerCase()
    .replace(/\\/gu, '')
    .replace(/^https?:\/\/[^/]+/u, '')
    .replace(/\/[a-z]{2,3}-[a-z]{2,4}(?=\/|$)|^\/(?:de|en|es|fr|it|ja|ko|pt|ru|zh)(?=\/)/gu, '')
    .replace(/\(v=[^)]*\)|\.aspx$|[?#].*$|\/$/gu, '')
}
