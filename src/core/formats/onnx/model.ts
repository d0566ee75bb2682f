import { CoreError } from '../../errors.ts'
import type { About } from '../contents.ts'
import type { Reading } from '../cursor.ts'
import { excerpt } from '../excerpt.ts'
import { type Attribute, readAttribute } from './attribute.ts'
import { Message } from './protobuf.ts'
import { pairOf, readTensor, type StatedTensor } from './tensor.ts'

/** A `DequantizeLinear` node: scale · (codes − zero point). */
export interface Dequantize {
  readonly output: string
  /** Names of codes, scale and, perhaps empty, zero point. */
  readonly inputs: readonly string[]
  readonly axis: number
  readonly blockSize: number
  /** The data type of the output; 0 where it is that of the scale. */
  readonly outputType: number
}

/** What a model holds, in the order of the file: names can repeat across subgraphs. */
export interface Model {
  readonly tensors: StatedTensor[]
  /** Names of sparse tensors. */
  readonly sparse: string[]
  readonly dequantizes: Dequantize[]
  readonly about: About[]
}

/** Deeper models were not made by anybody. */
const DEEPEST = 64

/**
 * Walks a `ModelProto`: initializers, Constant nodes (many exporters keep all weights there), the subgraphs of If, Loop and
 * Scan, and local functions. Throws `onnx-damaged` and `onnx-deep`.
 */
export class ModelWalk {
  readonly #file: string
  readonly #message: Message
  readonly model: Model = { tensors: [], sparse: [], dequantizes: [], about: [] }

  constructor(file: string, size: number) {
    this.#file = file
    this.#message = new Message(file, 0, size)
  }

  *run(): Reading<Model> {
    const message = this.#message
    for (let field = yield* message.next(); field; field = yield* message.next()) {
      if (field.wire !== 2) continue
      if (field.number === 2) this.model.about.push(['producer_name', excerpt(yield* message.beginning(field))])
      if (field.number === 7) yield* this.#graph(message.within(field), 0)
      if (field.number === 14) this.model.about.push(short(yield* pairOf(message.within(field), 'beginning')))
      if (field.number === 25) yield* this.#function(message.within(field))
    }
    return this.model
  }

  *#graph(graph: Message, depth: number): Reading<void> {
    if (depth > DEEPEST) throw new CoreError('onnx-deep', { file: this.#file, limit: DEEPEST })
    for (let field = yield* graph.next(); field; field = yield* graph.next()) {
      if (field.wire !== 2) continue
      if (field.number === 1) yield* this.#node(graph.within(field), depth)
      if (field.number === 5) this.model.tensors.push(yield* readTensor(graph.within(field)))
      if (field.number === 15) yield* this.#sparse(graph.within(field))
    }
  }

  *#function(body: Message): Reading<void> {
    for (let field = yield* body.next(); field; field = yield* body.next()) {
      if (field.number === 7 && field.wire === 2) yield* this.#node(body.within(field), 0)
    }
  }

  *#node(node: Message, depth: number): Reading<void> {
    const inputs: string[] = []
    const outputs: string[] = []
    const attributes: Attribute[] = []
    let operator = ''
    for (let field = yield* node.next(); field; field = yield* node.next()) {
      if (field.wire !== 2) continue
      if (field.number === 1) inputs.push(yield* node.name(field))
      if (field.number === 2) outputs.push(yield* node.name(field))
      if (field.number === 4) operator = yield* node.name(field)
      if (field.number === 5) attributes.push(yield* readAttribute(node.within(field)))
    }
    const output = outputs[0] ?? ''
    for (const { constant, graphs } of attributes) {
      if (constant && operator === 'Constant') this.model.tensors.push({ ...constant, name: output })
      for (const graph of graphs) yield* this.#graph(node.within(graph), depth + 1)
    }
    if (operator === 'DequantizeLinear') this.model.dequantizes.push(dequantizeOf(output, inputs, attributes))
  }

  /** `SparseTensorProto`: its values are a tensor that bears the name. */
  *#sparse(message: Message): Reading<void> {
    for (let field = yield* message.next(); field; field = yield* message.next()) {
      if (field.number === 1 && field.wire === 2) {
        this.model.sparse.push((yield* readTensor(message.within(field))).name)
      }
    }
  }
}

function dequantizeOf(output: string, inputs: readonly string[], attributes: readonly Attribute[]): Dequantize {
  const integer = (name: string, absent: bigint) =>
    Number(attributes.find((attribute) => attribute.name === name)?.integer ?? absent)
  const [axis, blockSize] = [integer('axis', 1n), integer('block_size', 0n)]
  return { output, inputs, axis, blockSize, outputType: integer('output_dtype', 0n) }
}

const short = ([key, value]: [string, string]): About => [excerpt(key), excerpt(value)]
