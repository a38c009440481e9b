/**
 * Remembers what a pure function made of a text: the same commands stand in every edition. Forgets everything when it is full, and never
 * keeps long texts, so it stays below a few megabytes.
 */
export class Memory<T> {
  private readonly known = new Map<string, T>()
  private readonly size: number

  constructor(size: number) {
    this.size = size
  }

  /** What is known under `key`, or what `make` returns. */
  get(key: string, make: () => T): T {
    if (key.length > LONGEST) return make()
    const known = this.known.get(key)
    if (known !== undefined) return known
    const made = make()
    if (this.known.size >= this.size) this.known.clear()
    this.known.set(key, made)
    return made
  }
}

const LONGEST = 8000
