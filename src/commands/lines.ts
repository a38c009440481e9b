import { CODE } from './characters.ts'
/** Where the lines of a text start, so that an offset's line is found without scanning the text again. */
export class Lines {
  readonly text: string
  private readonly starts: number[] = [0]

  constructor(text: string) {
    this.text = text
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.starts.push(at + 1)
  }

  /** Start of the line that `offset` stands in. */
  start(offset: number): number {
    return this.starts[this.number(offset)]!
  }

  /** End of that line, before its line feed. */
  end(offset: number): number {
    const next = this.starts[this.number(offset) + 1]
    return next === undefined ? this.text.length : next - 1
  }

  /** Whether only white space stands before `offset` in its line. */
  isFirst(offset: number): boolean {
    for (let at = offset - 1; at >= 0; at--) {
      const code = this.text.charCodeAt(at)
      if (code === CODE.lineFeed) return true
      if (code !== CODE.space && !/\s/.test(this.text[at]!)) return false
    }
    return true
  }

  private number(offset: number): number {
    let low = 0
    let high = this.starts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if (this.starts[middle]! <= offset) low = middle
      else high = middle
    }
    return low
  }
}
