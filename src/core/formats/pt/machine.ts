import type { Steps } from '../../steps.ts'
import { PickleInput } from './input.ts'
import { OP } from './opcodes.ts'
import { Global, Made, PickleDict, PickleList, type PickleValue, Storage } from './values.ts'

const MARK = Symbol('mark')

/** The only things that are made as asked: what PyTorch writes around tensors. All else stays a name with arguments. */
const DICTS: ReadonlySet<string> = new Set(['collections.OrderedDict', 'builtins.dict', '__builtin__.dict'])

/** Opcodes between two pauses: some milliseconds of work. */
const PAUSE = 2 ** 13

/**
 * The stack machine of pickle, which builds lists, dicts and names and calls nothing, whatever the file asks for. Throws
 * `pt-pickle`. Memory and time grow with the bytes alone: what is remembered is shared, never copied.
 */
export class PickleMachine {
  readonly #input: PickleInput
  readonly #stack: (PickleValue | typeof MARK)[] = []
  readonly #memo = new Map<number, PickleValue>()

  constructor(file: string, bytes: Uint8Array) {
    this.#input = new PickleInput(file, bytes)
  }

  *run(): Steps<PickleValue> {
    for (let steps = 1; ; steps++) {
      if (steps % PAUSE === 0) yield this.#input.done
      const code = this.#input.u8()
      if (code === OP.STOP) return this.#pop()
      if (!this.#constant(code) && !this.#container(code) && !this.#remembered(code) && !this.#object(code)) {
        throw this.#input.problem('opcode')
      }
    }
  }

  #push(value: PickleValue): true {
    this.#stack.push(value)
    return true
  }

  #pop(): PickleValue {
    const value = this.#stack.pop()
    if (value === undefined || value === MARK) throw this.#input.problem('stack')
    return value
  }

  #top(): PickleValue {
    const value = this.#pop()
    this.#stack.push(value)
    return value
  }

  /** What was put since the last mark. */
  #sinceMark(): PickleValue[] {
    const at = this.#stack.lastIndexOf(MARK)
    if (at < 0) throw this.#input.problem('stack')
    const values = this.#stack.splice(at).slice(1)
    return values as PickleValue[]
  }

  #constant(code: number): boolean {
    const input = this.#input
    switch (code) {
      case OP.PROTO:
        return input.u8() >= 0
      case OP.FRAME:
        return input.u64() >= 0
      case OP.NONE:
        return this.#push(null)
      case OP.NEWTRUE:
        return this.#push(true)
      case OP.NEWFALSE:
        return this.#push(false)
      case OP.BININT:
        return this.#push(input.i32())
      case OP.BININT1:
        return this.#push(input.u8())
      case OP.BININT2:
        return this.#push(input.u16())
      case OP.LONG1:
        return this.#push(input.long(input.u8()))
      case OP.LONG4:
        return this.#push(input.long(input.u32()))
      case OP.BINFLOAT:
        return this.#push(input.f64())
      case OP.INT:
      case OP.LONG:
      case OP.FLOAT:
        return this.#push(Number(input.line().replace(/L$/, '')))
      default:
        return this.#text(code)
    }
  }

  #text(code: number): boolean {
    const input = this.#input
    switch (code) {
      case OP.BINUNICODE:
      case OP.BINSTRING:
        return this.#push(input.text(input.u32()))
      case OP.SHORT_BINUNICODE:
      case OP.SHORT_BINSTRING:
        return this.#push(input.text(input.u8()))
      case OP.BINUNICODE8:
        return this.#push(input.text(input.u64()))
      case OP.UNICODE:
      case OP.STRING:
        return this.#push(input.line().replace(/^(['"])(.*)\1$/, '$2'))
      case OP.BINBYTES:
        return this.#push(input.bytes(input.u32()))
      case OP.SHORT_BINBYTES:
        return this.#push(input.bytes(input.u8()))
      case OP.BINBYTES8:
        return this.#push(input.bytes(input.u64()))
      default:
        return false
    }
  }

  #container(code: number): boolean {
    switch (code) {
      case OP.MARK:
        this.#stack.push(MARK)
        return true
      case OP.EMPTY_TUPLE:
      case OP.EMPTY_LIST:
      case OP.EMPTY_SET:
        return this.#push(new PickleList())
      case OP.EMPTY_DICT:
        return this.#push(new PickleDict())
      case OP.TUPLE:
      case OP.LIST:
      case OP.FROZENSET:
        return this.#push(listOf(this.#sinceMark()))
      case OP.DICT:
        return this.#push(this.#filled(new PickleDict(), this.#sinceMark()))
      case OP.TUPLE1:
      case OP.TUPLE2:
      case OP.TUPLE3:
        return this.#push(listOf(Array.from({ length: code - OP.TUPLE1 + 1 }, () => this.#pop()).reverse()))
      case OP.APPEND:
        return this.#append([this.#pop()])
      case OP.APPENDS:
      case OP.ADDITEMS:
        return this.#append(this.#sinceMark())
      case OP.SETITEM:
        return this.#setItems([this.#pop(), this.#pop()].reverse())
      case OP.SETITEMS:
        return this.#setItems(this.#sinceMark())
      default:
        return false
    }
  }

  #append(values: readonly PickleValue[]): true {
    const list = this.#top()
    if (list instanceof PickleList) for (const value of values) list.items.push(value)
    return true
  }

  #setItems(values: readonly PickleValue[]): true {
    const dict = this.#top()
    if (dict instanceof PickleDict) this.#filled(dict, values)
    return true
  }

  #filled(dict: PickleDict, values: readonly PickleValue[]): PickleDict {
    for (let i = 0; i + 1 < values.length; i += 2) dict.pairs.push([values[i], values[i + 1]])
    return dict
  }

  #remembered(code: number): boolean {
    const input = this.#input
    switch (code) {
      case OP.PUT:
        return this.#remember(Number(input.line()))
      case OP.BINPUT:
        return this.#remember(input.u8())
      case OP.LONG_BINPUT:
        return this.#remember(input.u32())
      case OP.MEMOIZE:
        return this.#remember(this.#memo.size)
      case OP.GET:
        return this.#recall(Number(input.line()))
      case OP.BINGET:
        return this.#recall(input.u8())
      case OP.LONG_BINGET:
        return this.#recall(input.u32())
      case OP.POP:
        if (this.#stack.pop() === undefined) throw input.problem('stack')
        return true
      case OP.POP_MARK:
        return this.#sinceMark().length >= 0
      case OP.DUP:
        return this.#push(this.#top())
      default:
        return false
    }
  }

  #remember(key: number): true {
    this.#memo.set(key, this.#top())
    return true
  }

  #recall(key: number): true {
    const value = this.#memo.get(key)
    if (value === undefined) throw this.#input.problem('stack')
    return this.#push(value)
  }

  /** Classes, calls and references to storages: where Python would run code. */
  #object(code: number): boolean {
    switch (code) {
      case OP.GLOBAL:
        return this.#push(new Global(this.#input.line(), this.#input.line()))
      case OP.STACK_GLOBAL: {
        const [name, module] = [this.#pop(), this.#pop()]
        if (typeof module !== 'string' || typeof name !== 'string') throw this.#input.problem('stack')
        return this.#push(new Global(module, name))
      }
      case OP.REDUCE:
      case OP.NEWOBJ: {
        const [args, callee] = [this.#pop(), this.#pop()]
        return this.#push(this.#made(callee, args))
      }
      case OP.NEWOBJ_EX: {
        const [, args, callee] = [this.#pop(), this.#pop(), this.#pop()]
        return this.#push(this.#made(callee, args))
      }
      case OP.BUILD:
        this.#pop()
        return this.#top() !== undefined
      case OP.BINPERSID:
        return this.#push(this.#storage(this.#pop()))
      default:
        return false
    }
  }

  #made(callee: PickleValue, args: PickleValue): PickleValue {
    if (!(callee instanceof Global)) throw this.#input.problem('stack')
    const items = args instanceof PickleList ? args.items : []
    return DICTS.has(callee.name) && items.length === 0 ? new PickleDict() : new Made(callee, items)
  }

  /** `('storage', type, key, location, count)`. */
  #storage(id: PickleValue): PickleValue {
    const [kind, type, key] = id instanceof PickleList ? id.items : []
    if (kind !== 'storage' || !(type instanceof Global) || typeof key !== 'string') throw this.#input.problem('stack')
    return new Storage(type.name, key)
  }
}

function listOf(values: readonly PickleValue[]): PickleList {
  const list = new PickleList()
  for (const value of values) list.items.push(value)
  return list
}
