import type { AlignedTopic, Evidence } from '../model/index.ts'
import { revisionOf, sourceOf } from './view.ts'

/** Editions (by index) that say the same, and what speaks against or for them. */
export interface Camp {
  editions: readonly number[]
  /** The catalogue or the syntax proves this reading wrong. */
  wrong?: 'catalogue' | 'syntax'
  /** How many places of the same article support it: prose, headings, scripts that name the same object. */
  support?: number
  /** In how many other topics the same command stands. */
  twins?: number
}

export interface Verdict {
  /** Indices of the editions at fault; the first decides the finding's place. Never empty. */
  faulty: number[]
  /** False when nothing decides: the editions merely differ. */
  blames: boolean
  evidence: Evidence
}

/**
 * Decides who is wrong when editions differ, strongest evidence first: catalogue and syntax, consistency inside the
 * article, page dates, a twin elsewhere, the vote. A vote never goes against the source: translations share an ancestor,
 * so all of them agreeing proves nothing.
 */
export function judge(topic: AlignedTopic, camps: readonly Camp[]): Verdict {
  const proven = camps.filter((camp) => camp.wrong)
  if (proven.length > 0 && proven.length < camps.length)
    return {
      faulty: proven.flatMap((camp) => [...camp.editions]),
      blames: true,
      evidence: proven[0]?.wrong ?? 'syntax',
    }

  const supported = unique(camps, (camp) => camp.support ?? 0)
  if (supported) return against(camps, supported, 'consistency')

  const source = sourceOf(topic)
  const own = camps.find((camp) => camp.editions.includes(source))
  if (own && camps.length === 2 && isNewest(topic, own)) return against(camps, own, 'dates')

  const twin = unique(camps, (camp) => camp.twins ?? 0)
  if (twin && !isOutvoted(twin, own)) return against(camps, twin, 'twin')

  return vote(camps, own)
}

/** One translation against the source and at least two others: that its command stands elsewhere too does not make it right here. */
const isOutvoted = (camp: Camp, own: Camp | undefined): boolean =>
  camp.editions.length === 1 && camp !== own && (own?.editions.length ?? 0) >= 3

/** The one camp that has more of something than all others. */
function unique(camps: readonly Camp[], measure: (camp: Camp) => number): Camp | undefined {
  const most = Math.max(...camps.map(measure))
  const best = camps.filter((camp) => measure(camp) === most)
  return most > 0 && best.length === 1 ? best[0] : undefined
}

const against = (camps: readonly Camp[], right: Camp, evidence: Evidence): Verdict => ({
  faulty: camps.filter((camp) => camp !== right).flatMap((camp) => [...camp.editions]),
  blames: true,
  evidence,
})

/** The source's text was revised after every other edition's. */
function isNewest(topic: AlignedTopic, own: Camp): boolean {
  const newest = (indices: readonly number[]) => {
    const dates = indices.map((index) => revisionOf(topic.editions[index]!))
    return dates.includes(undefined) ? undefined : dates.sort().at(-1)
  }
  const others = topic.editions.map((_, index) => index).filter((index) => !own.editions.includes(index))
  if (others.length === 0) return false
  const mine = newest(own.editions)
  const theirs = newest(others)
  return mine !== undefined && theirs !== undefined && mine > theirs
}

function vote(camps: readonly Camp[], own: Camp | undefined): Verdict {
  const total = camps.reduce((sum, camp) => sum + camp.editions.length, 0)
  const minority = [...camps].sort((a, b) => a.editions.length - b.editions.length)[0]
  const rest = total - (minority?.editions.length ?? 0)
  if (minority && minority !== own && camps.length === 2 && minority.editions.length * 2 <= rest)
    return { faulty: [...minority.editions], blames: true, evidence: 'vote' }
  const suspects = camps.filter((camp) => camp !== own).flatMap((camp) => [...camp.editions])
  return { faulty: suspects.length > 0 ? suspects : [...(camps[0]?.editions ?? [])], blames: false, evidence: 'none' }
}
