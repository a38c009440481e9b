import type { Block, Section, Step } from '../../model/index.ts'
import type { Matcher } from '../lexicon/matcher.ts'
import { actionsIn, beginsWith, buildMethods, hasCommands, type MethodContext, waitMinutes } from './methods.ts'
import { Outline } from './outline.ts'
import { isScript, roleOfFrame } from './roles.ts'
import { stepNumbers } from './step-labels.ts'

/** Fills in the steps of every section that asks for something to be done. */
export function findSteps(sections: readonly Section[], blocks: readonly Block[], labels: Matcher): void {
  const outline = new Outline(blocks)
  const headings = blocks.filter((block) => block.kind === 'heading')
  const numbered = stepNumbers(headings, labels)
  for (const section of sections) {
    const role = roleOfFrame(section, sections, blocks, labels)
    if (role === 'prerequisites' || role === 'navigation' || isScript(section, outline, labels)) continue
    const heading = section.heading === undefined ? {} : { heading: blocks[section.heading]! }
    const context = { outline, labels, verifies: role === 'verification', ...heading }
    section.steps = new StepFinder(section, context, numbered).run()
  }
}

interface LastStep {
  step: Step
  block: Block
  parts: Block[]
}

class StepFinder {
  readonly #section: Section
  readonly #context: MethodContext
  readonly #headings: ReadonlyMap<Block, number>
  readonly #steps: Step[] = []
  /** Alerts since the last step: they speak of the next one. */
  #alerts: number[] = []
  /** The paragraph that introduces what comes next. */
  #lead: Block | undefined
  /** The block whose end is the end of the last step, so that code after it still belongs to it. */
  #last: LastStep | undefined

  constructor(section: Section, context: MethodContext, headings: ReadonlyMap<Block, number>) {
    this.#section = section
    this.#context = context
    this.#headings = headings
  }

  run(): Step[] {
    const top = this.#context.outline.top(this.#section)
    const items = top.filter((block) => block.kind === 'item')
    const labelled = stepNumbers(items, this.#context.labels)
    for (let index = 0; index < top.length; index++) {
      const block = top[index]!
      if (block.kind === 'item' && !labelled.has(block) && block.ordinal === undefined) {
        const group = bulletsFrom(top, index, labelled)
        this.#bullets(group)
        index += group.length - 1
      } else this.#visit(block, labelled.get(block) ?? block.ordinal)
    }
    this.#headingStep(top)
    return this.#steps
  }

  #visit(block: Block, number: number | undefined): void {
    if (block.kind === 'item') this.#open(block, this.#context.outline.children(block), number)
    else if (block.kind === 'code') this.#code(block)
    else if (block.kind === 'alert') this.#alert(block)
    else if (block.kind === 'paragraph') this.#paragraph(block)
    else if (block.kind !== 'image') this.#lead = undefined
  }

  #open(block: Block, parts: readonly Block[], number?: number): void {
    const inner = this.#context.outline.descendants(block).filter((each) => each.kind === 'alert')
    const step: Step = {
      ...(number === undefined ? {} : { number }),
      block: block.id,
      methods: buildMethods(block, parts, this.#context),
      ...(beginsWith(block.text, 'condition.word', this.#context.labels) ? { conditional: true } : {}),
      alerts: [...this.#alerts, ...inner.map((alert) => alert.id)],
    }
    this.#steps.push(step)
    this.#alerts = []
    this.#lead = undefined
    this.#last = { step, block, parts: [...parts] }
  }

  /** Code at the margin continues the step before it, belongs to its paragraph, or stands for itself. */
  #code(block: Block): void {
    if (block.commands.length === 0) return
    const last = this.#last
    if (this.#lead) this.#open(this.#lead, [block])
    else if (last) this.#extend(last, block)
    else this.#open(this.#context.outline.blocks[this.#section.heading ?? block.id]!, [block])
  }

  #extend(last: LastStep, block: Block): void {
    last.parts.push(block)
    const method = last.step.methods.at(-1)
    if (last.step.methods.length > 1 && method) {
      method.actions = method.actions.filter((action) => action.kind !== 'instruct' || action.block !== method.block)
      method.actions.push(...actionsIn(block, [], this.#context))
    } else last.step.methods = buildMethods(last.block, last.parts, this.#context)
  }

  #alert(block: Block): void {
    if (this.#steps.length > 0 && waitMinutes(block, this.#context.labels) !== undefined) {
      this.#alerts.push(block.id)
      this.#wait(block)
    } else this.#alerts.push(block.id)
  }

  #paragraph(block: Block): void {
    const waits = this.#steps.length > 0 && waitMinutes(block, this.#context.labels) !== undefined
    if (waits) this.#wait(block)
    else {
      this.#lead = block
      // A sentence ends what code at the margin could still belong to.
      this.#last = undefined
    }
  }

  #wait(block: Block): void {
    const minutes = waitMinutes(block, this.#context.labels)!
    const step: Step = {
      block: block.id,
      methods: [{ actions: [{ kind: 'wait', block: block.id, minutes }] }],
      alerts: this.#alerts,
    }
    this.#steps.push(step)
    this.#alerts = []
    this.#lead = undefined
    this.#last = undefined
  }

  /** A bulleted list is a step where its items carry commands, or where it says how to check; otherwise it is prose. */
  #bullets(items: readonly Block[]): void {
    const lead = this.#lead ?? items[0]!
    const parts = lead === items[0] ? items.slice(1) : items
    const { verifies } = this.#context
    if (items.some((item) => hasCommands(item, this.#context)) || (verifies && this.#lead)) {
      const own = lead === items[0] ? [...this.#context.outline.children(lead), ...parts] : parts
      this.#open(lead, own)
    } else this.#lead = undefined
  }

  /** "Step 2: …" as a heading is a step itself where nothing in its section is one. */
  #headingStep(top: readonly Block[]): void {
    const heading = this.#context.outline.blocks[this.#section.heading ?? -1]
    const number = heading && this.#headings.get(heading)
    if (!heading || number === undefined || this.#steps.length > 0) return
    const parts = top.filter((block) => block.kind !== 'alert')
    if (parts.length > 0) this.#open(heading, parts, number)
  }
}

/** Bulleted items from `index` on, with the code between them that lost its indentation. */
function bulletsFrom(top: readonly Block[], index: number, labelled: ReadonlyMap<Block, number>): Block[] {
  const group: Block[] = []
  for (let at = index; at < top.length; at++) {
    const block = top[at]!
    const isBullet = block.kind === 'item' && block.ordinal === undefined && !labelled.has(block)
    if (!isBullet && block.kind !== 'code') break
    group.push(block)
  }
  return group
}
