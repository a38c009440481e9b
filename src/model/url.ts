const GUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/iu

/** A link target without its language and host variants: what is linked, not where this edition has it. */
export function urlId(url: string): string {
  const guid = url.match(GUID)?.[0]
  if (guid) return guid.toLowerCase()
  const linkId = url.match(/linkid=(\d+)/iu)?.[1]
  const topic = url.match(/kbid=(\d+)/iu)?.[1]
  if (linkId) return topic ? `fwlink:${linkId}/${topic}` : `fwlink:${linkId}`
  const query = url.match(/[?&]id=[\w-]+/iu)?.[0].slice(1) ?? ''
  const page = url
    .toLowerCase()
    .replace(/\\/gu, '')
    .replace(/^https?:\/\/[^/]+/u, '')
    .replace(/\/[a-z]{2,3}-[a-z]{2,4}(?=\/|$)|^\/(?:de|en|es|fr|it|ja|ko|pt|ru|zh)(?=\/)/gu, '')
    .replace(/[?#].*$/u, '')
    .replace(/\((?:v=)?[^()]*\)(?=\.aspx|\/?$)|(?:\.aspx)?\/?$/gu, '')
    .replace(/^.*\/([a-z]{2}\d{6})$/u, '/library/$1')
  return query ? `${page}?${query.toLowerCase()}` : page
}
