/** A stretch of words that differs between two texts; either side may be empty. */
export interface WordChange {
  left: string
  right: string
}

/** Longer texts are compared only up to here: the table grows with the product of both lengths. */
const MOST = 400

/**
 * What turns one sentence into another, in whole words, by longest common subsequence. Case, quotes, dashes, white space
 * and punctuation at the edges of words do not count.
 */
export function wordChanges(left: string, right: string): WordChange[] {
  const a = left.split(/\s+/u).filter(Boolean).slice(0, MOST)
  const b = right.split(/\s+/u).filter(Boolean).slice(0, MOST)
  const [keysA, keysB] = [a.map(key), b.map(key)]
  const width = b.length + 1
  const best = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      best[i * width + j] =
        keysA[i] === keysB[j]
          ? best[(i + 1) * width + j + 1]! + 1
          : Math.max(best[(i + 1) * width + j]!, best[i * width + j + 1]!)
  const changes: WordChange[] = []
  let [from, start] = [0, 0]
  let [i, j] = [0, 0]
  const close = () => {
    const change = { left: a.slice(from, i).join(' '), right: b.slice(start, j).join(' ') }
    if (key(change.left) !== key(change.right)) changes.push(change)
  }
  while (i < a.length && j < b.length) {
    if (keysA[i] === keysB[j]) {
      close()
      from = ++i
      start = ++j
    } else if (best[(i + 1) * width + j]! >= best[i * width + j + 1]!) i++
    else j++
  }
  ;[i, j] = [a.length, b.length]
  close()
  return changes
}

const key = (word: string): string =>
  word
    .toLowerCase()
    .replace(/[‘’]/gu, "'")
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
