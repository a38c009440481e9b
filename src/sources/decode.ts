import type { Encoding, Problem } from '../model/index.ts'

/** The text of a file, or what keeps it from being one. */
export type Decoded =
  | { text: string; encoding: Encoding }
  | { problem: Pick<Problem, 'id' | 'line' | 'column' | 'data'> }

const SAMPLE = 8192

/** Reads bytes as UTF-8, with or without a byte order mark, or as UTF-16 with one; nothing else, and nothing guessed. */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) return { problem: { id: 'empty', data: {} } }
  if (starts(bytes, 0xff, 0xfe, 0, 0) || starts(bytes, 0, 0, 0xfe, 0xff)) return unknown('UTF-32')
  if (starts(bytes, 0xff, 0xfe)) return utf16(bytes, 'utf-16le')
  if (starts(bytes, 0xfe, 0xff)) return utf16(bytes, 'utf-16be')
  const mark = starts(bytes, 0xef, 0xbb, 0xbf)
  const body = mark ? bytes.subarray(3) : bytes
  if (isBinary(body)) return { problem: { id: 'binary', data: {} } }
  try {
    return finished(
      new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body),
      mark ? 'utf-8-bom' : 'utf-8',
    )
  } catch {
    return { problem: { id: 'encoding', ...firstInvalid(body), data: { encoding: '' } } }
  }
}

function utf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): Decoded {
  try {
    return finished(new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding)
  } catch {
    return unknown(encoding.toUpperCase())
  }
}

const finished = (text: string, encoding: Encoding): Decoded =>
  text.trim() === '' ? { problem: { id: 'empty', data: {} } } : { text, encoding }

const unknown = (encoding: string): Decoded => ({ problem: { id: 'encoding', line: 1, column: 1, data: { encoding } } })

const starts = (bytes: Uint8Array, ...prefix: number[]): boolean => prefix.every((byte, index) => bytes[index] === byte)

/** A zero byte, or many control characters, never stand in a text. */
function isBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE)
  let controls = 0
  for (const byte of sample) {
    if (byte === 0) return true
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c && byte !== 0x1b) controls++
  }
  return controls * 10 > sample.length
}

/** Where the first byte stands that is no UTF-8: line and column count from 1, in characters. */
function firstInvalid(bytes: Uint8Array): { line: number; column: number } {
  let at = 0
  while (at < bytes.length) {
    const length = sequence(bytes, at)
    if (length === 0) break
    at += length
  }
  const before = new TextDecoder('utf-8').decode(bytes.subarray(0, at))
  const lineStart = before.lastIndexOf('\n') + 1
  return { line: before.split('\n').length, column: before.length - lineStart + 1 }
}

/** Length of the well-formed sequence at `at` (Unicode 16, table 3-7), or 0. */
function sequence(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!
  const length = lengthOf(first)
  for (let index = 1; index < length; index++) {
    const byte = bytes[at + index] ?? 0
    const low = (index === 1 && LOWEST[first]) || 0x80
    const high = (index === 1 && HIGHEST[first]) || 0xbf
    if (byte < low || byte > high) return 0
  }
  return length
}

function lengthOf(first: number): number {
  if (first < 0x80) return 1
  if (first >= 0xc2 && first <= 0xdf) return 2
  if (first >= 0xe0 && first <= 0xef) return 3
  return first >= 0xf0 && first <= 0xf4 ? 4 : 0
}

const LOWEST: Readonly<Record<number, number>> = { 224: 0xa0, 240: 0x90 }
const HIGHEST: Readonly<Record<number, number>> = { 237: 0x9f, 244: 0x8f }
