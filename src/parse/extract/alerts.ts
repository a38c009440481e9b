import type { Paragraph, PhrasingContent } from 'mdast'
import type { AlertKind } from '../../model/index.ts'
import type { Matcher } from '../lexicon/matcher.ts'

const MARKER = /^\s*\[(?:!|AZURE\.)(note|tip|important|caution|warning)\][^\S\n]*\n?/i

/** A paragraph that begins with `[!NOTE]`, in any case: its kind, and the paragraph without the marker. */
export function alertMarker(node: Paragraph): { kind: AlertKind; paragraph: Paragraph } | undefined {
  const first = node.children[0]
  if (first?.type !== 'text') return undefined
  const match = MARKER.exec(first.value)
  if (!match) return undefined
  const rest = first.value.slice(match[0].length)
  const after = node.children.slice(rest === '' && node.children[1]?.type === 'break' ? 2 : 1)
  return {
    kind: match[1]!.toLowerCase() as AlertKind,
    paragraph: { ...node, children: rest === '' ? after : [{ ...first, value: rest }, ...after] },
  }
}

const plain = (node: PhrasingContent): string =>
  'value' in node ? node.value : 'children' in node ? node.children.map(plain).join('') : ''

/** The kind of alert a paragraph names when it says nothing else ("Warning", "**Note:**"). */
export function isAlertLabel(node: Paragraph, labels: Matcher): AlertKind | undefined {
  if (node.children.length > 3) return undefined
  return kindNamed(node.children.map(plain).join(''), labels)
}

/** Where a word names two kinds (注意), in running text it is the weaker one far more often. */
function kindNamed(label: string, labels: Matcher): AlertKind | undefined {
  if (label.length > 40) return undefined
  return labels.exact(label, 'label') === 'label.note_inline' ? 'note' : labels.alert(label)
}

const GOES_ON = /^(?:\s*[:：]\s*|[\s\u00a0]{2,}|[\s\u00a0](?=[\p{Lu}\p{Lo}]))(?=\S)/u

/** A paragraph that begins with the bold name of an alert and goes on ("**Note:** text"). */
export function labelledAlert(node: Paragraph, labels: Matcher): { kind: AlertKind; paragraph: Paragraph } | undefined {
  const [first, second, ...rest] = node.children
  if (first?.type !== 'strong' || second?.type !== 'text') return undefined
  const label = plain(first)
  const separated = /[:：]\s*$/.test(label) ? /\S/.test(second.value) : GOES_ON.test(second.value)
  const kind = separated ? kindNamed(label, labels) : undefined
  if (!kind) return undefined
  const text = { ...second, value: second.value.replace(/^[\s\u00a0:：]+/, '') }
  return { kind, paragraph: { ...node, children: [text, ...rest] } }
}
