/**
 * Resolves a language tag to one of the `available` tags by likely subtags (CLDR): zh-TW, zh-HK → zh-Hant; zh, zh-CN → zh-Hans.
 * Script decides, so zh-Hant never resolves to zh-Hans. Returns `undefined` when no tag fits or `tag` is no language tag.
 */
export function resolveLocale(tag: string, available: Iterable<string>): string | undefined {
  const wanted = maximize(tag)
  if (!wanted) return undefined
  let best: { tag: string; score: number } | undefined
  for (const candidate of available) {
    const have = maximize(candidate)
    if (!have || have.language !== wanted.language || have.script !== wanted.script) continue
    const score = candidate.toLowerCase() === tag.toLowerCase() ? 2 : have.region === wanted.region ? 1 : 0
    if (!best || score > best.score) best = { tag: candidate, score }
  }
  return best?.tag
}

function maximize(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag).maximize()
  } catch {
    return undefined
  }
}
