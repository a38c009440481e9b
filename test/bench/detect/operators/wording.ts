import { mutantOf, type Operator } from '../operator.ts'
import {
  commandHits,
  commandsOf,
  extentOf,
  type Hit,
  invocationsOf,
  isShared,
  pieceOf,
  proseHits,
  proseOf,
  rawStretch,
} from '../places.ts'
import { pick } from '../random.ts'
import { comments, displayStrings, numberWords, quotes, thousands, translatorsNotes } from '../words.ts'

const thousandsSeparator: Operator = {
  id: 'thousands-separator',
  harmful: false,
  mutate(subject, random) {
    const hits = proseHits(
      subject,
      /(?<![\p{L}\p{N}_.,:/\\-])(?!(?:19|20)\d\d(?!\d))\d{4,6}(?![\p{L}\p{N}_]|[.,:/-]\d)/gu,
    )
    const hit = pick(
      // In a command the separator is an operator: `-gt 1,000` compares with two numbers.
      hits.filter((hit) => isShared(subject, hit.block, hit.match[0]) && !isInCommand(hit)),
      random,
    )
    const separator = thousands[subject.edition.locale] ?? ','
    return hit && mutantOf(subject.text, [{ ...hit, text: hit.match[0].replace(/(?=\d{3}$)/u, separator) }])
  },
}

const isInCommand = ({ block, start, end }: Hit): boolean =>
  block.commands.some(({ region }) => region.start.offset <= start && end <= region.end.offset)

const spelledNumber: Operator = {
  id: 'spelled-out-number',
  harmful: false,
  mutate(subject, random) {
    const words = numberWords[subject.edition.locale] ?? []
    const pattern =
      /(?<=\p{L}[ \u00a0]|[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef])(?:[2-9]|1[0-2])(?=[ \u00a0]?\p{L}{2,})(?![.,:]\d)/gu
    const hit = pick(
      proseHits(subject, pattern).filter(({ block, match }) => isShared(subject, block, match[0])),
      random,
    )
    return hit && mutantOf(subject.text, [{ ...hit, text: words[Number(hit.match[0]) - 2] ?? '' }])
  },
}

const clock: Operator = {
  id: 'clock-12-24',
  harmful: false,
  mutate(subject, random) {
    const hit = pick(proseHits(subject, /(?<!\d)(1[0-2]|\d):(\d\d)(?: | )?(a\.?m\.?|p\.?m\.?)(?!\p{L})/giu), random)
    if (hit) {
      const [, hours = '', minutes = '', half = ''] = hit.match
      const hour = (Number(hours) % 12) + (/^p/iu.test(half) ? 12 : 0)
      return mutantOf(subject.text, [{ ...hit, text: `${hour}:${minutes}` }])
    }
    const late = pick(proseHits(subject, /(?<![\d:])(1[3-9]|2[0-3]):(\d\d)(?![\d:])/gu), random)
    return late && mutantOf(subject.text, [{ ...late, text: `${Number(late.match[1]) - 12}:${late.match[2]} PM` }])
  },
}

const monthDigits: Operator = {
  id: 'month-name-digits',
  harmful: false,
  mutate(subject, random) {
    const { locale } = subject.edition
    const names = Array.from({ length: 12 }, (_, month) =>
      new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' })
        .format(Date.UTC(2001, month, 15))
        .toLowerCase(),
    )
    const hits = proseHits(
      subject,
      /(?<!\p{L})(\p{L}{3,10}) (\d{1,2}), ((?:19|20)\d\d)|(?<!\d)(\d{1,2}) (?:de )?(\p{L}{3,10}) (?:de )?((?:19|20)\d\d)/gu,
    )
    const dates = hits.flatMap((hit) => {
      const [, first, day, year, dayBefore, second, yearAfter] = hit.match
      const month = names.indexOf((first ?? second ?? '').toLowerCase()) + 1
      const [d, y] = [day ?? dayBefore, year ?? yearAfter]
      return month > 0 ? [{ ...hit, text: locale === 'en' ? `${month}/${d}/${y}` : `${d}/${month}/${y}` }] : []
    })
    const date = pick(dates, random)
    return date && mutantOf(subject.text, [date])
  },
}

/** The product's year, as French habitually adds it. */
const productYear: Operator = {
  id: 'product-year',
  harmful: false,
  mutate(subject, random) {
    const hit = pick(
      proseHits(subject, /(?<!\p{L})Exchange(?= (?!20|Server|Online|Management|ActiveSync|Admin)\p{Ll})/gu),
      random,
    )
    return hit && mutantOf(subject.text, [{ ...hit, text: 'Exchange 2013' }])
  },
}

const quotationMarks: Operator = {
  id: 'quotation-marks',
  harmful: false,
  mutate(subject, random) {
    const [open, close] = quotes[subject.edition.locale] ?? ['“', '”']
    // Quotes of a command in a sentence are its own.
    const plain = proseOf(subject).filter((block) => block.commands.length === 0)
    const hit = pick(proseHits(subject, /"([^"\n\0\\]{2,60})"/gu, plain), random)
    return hit && mutantOf(subject.text, [{ ...hit, text: `${open}${hit.match[1]}${close}` }])
  },
}

const uiLabel: Operator = {
  id: 'translated-label',
  harmful: false,
  mutate(subject, random) {
    const labels = proseHits(subject, /(?<=\*\*)\p{L}[\p{L} ]{2,30}(?=\*\*)/gu).flatMap((hit) => {
      const others = subject
        .counterparts(hit.block)
        .flatMap((one) => one.block.inlines.filter(({ kind }) => kind === 'strong'))
      // A label that another edition has in the same words is a name, not a translation; a line in bold is a heading, not a label.
      const isLine = hit.block.text.replace(/[:：]?\s*$/u, '').length <= hit.match[0].length
      return !isLine && others.length >= 2 && !others.some((other) => other.text.includes(hit.match[0])) ? [hit] : []
    })
    const label = pick(labels, random)
    if (!label) return undefined
    const english = subject
      .counterparts(label.block)
      .find((one) => one.locale === 'en')
      ?.block.inlines.find(({ kind, text }) => kind === 'strong' && /^[\p{L} ]+$/u.test(text))
    // Another word for the same label elsewhere in the edition would be an inconsistency, not a choice.
    const count = (text: string) => subject.text.toLowerCase().split(text.toLowerCase()).length - 1
    if (!english || count(label.match[0]) > 1 || count(english.text) > 0) return undefined
    return mutantOf(subject.text, [{ ...label, text: english.text }])
  },
}

const codeComment: Operator = {
  id: 'code-comment',
  harmful: false,
  mutate(subject, random) {
    const comment = comments[subject.edition.locale] ?? ''
    const own = commandHits(subject, /(?<=^|\s)# ?\p{L}[^\n]+/gmu)
    const hit = pick(own, random)
    if (hit) return mutantOf(subject.text, [{ ...hit, text: `# ${comment}` }])
    const site = pick(
      commandsOf(subject).filter(({ command }) => command.dialect === 'powershell' && !command.text.includes('\n')),
      random,
    )
    const stretch = site && rawStretch(subject, site, 0, site.command.text.length)
    return stretch && mutantOf(subject.text, [{ start: stretch.end, end: stretch.end, text: `   # ${comment}` }])
  },
}

/** Parameters whose value is a sentence to people; a display name is a name. */
const FREE_TEXT = /(?:^Comments?|^Notes|^Description|Message|Text)$/iu

const displayString: Operator = {
  id: 'display-string',
  harmful: false,
  mutate(subject, random) {
    // The source is in its own words already.
    if (subject.edition.locale === 'en') return undefined
    const strings = invocationsOf(subject).flatMap(({ site, invocation }) =>
      invocation.elements.flatMap((element, index) => {
        const value = invocation.elements[index + 1]
        if (
          element.kind !== 'parameter' ||
          !FREE_TEXT.test(element.name ?? '') ||
          !/^"[^"$<]* [^"$<]*"$/u.test(value?.text ?? '')
        )
          return []
        return pieceOf(subject, site, value!.start, value!.end) ?? []
      }),
    )
    const piece = pick(strings, random)
    return piece && mutantOf(subject.text, [{ ...piece, text: `"${displayStrings[subject.edition.locale]}"` }])
  },
}

const translatorsNote: Operator = {
  id: 'translators-note',
  harmful: false,
  mutate(subject, random) {
    const block = pick(
      proseOf(subject).filter((one) => one.kind === 'paragraph' && one.depth === 0 && one.parent === undefined),
      random,
    )
    const note = translatorsNotes[subject.edition.locale]
    if (!block || !note) return undefined
    const { end } = extentOf(subject, block)
    return mutantOf(subject.text, [{ start: end, end, text: `${note}\n\n` }])
  },
}

/** The same meaning, in words that a translator is free to choose. */
export const wording: readonly Operator[] = [
  thousandsSeparator,
  spelledNumber,
  clock,
  monthDigits,
  productYear,
  quotationMarks,
  uiLabel,
  codeComment,
  displayString,
  translatorsNote,
]
