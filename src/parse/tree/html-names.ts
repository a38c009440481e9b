/** Elements that only group others: they say nothing themselves. */
const WRAPPERS = new Set(
  'html body div span section article main header footer center font figure figcaption details summary form fieldset label small big u s del ins sub sup abbr acronym mark time data bdi bdo wbr ruby rb rt rp tbody thead tfoot tr td th colgroup col caption dl dt dd address hgroup picture source nobr button output o:p'.split(
    ' ',
  ),
)

/** Elements whose content is never text to read. */
export const SILENT = new Set(
  'head script style template noscript svg math iframe object embed param video audio canvas map area input select textarea option link meta base title nav aside'.split(
    ' ',
  ),
)

export const PHRASING = new Set('a b strong i em cite var dfn q code kbd samp tt img br'.split(' '))

const FLOW = new Set('p h1 h2 h3 h4 h5 h6 ul ol li pre blockquote table hr menu dir'.split(' '))

/** `name` is an HTML element, and not a placeholder such as `<ServerName>`. */
export function isElementName(name: string): boolean {
  const lower = name.toLowerCase()
  return WRAPPERS.has(lower) || SILENT.has(lower) || PHRASING.has(lower) || FLOW.has(lower)
}
