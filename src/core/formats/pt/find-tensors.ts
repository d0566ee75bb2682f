import { wayInto } from '../text-limits.ts'
import { Global, Made, PickleDict, PickleList, type PickleValue, Storage } from './values.ts'

/** A tensor as PyTorch pickles it; nothing in it has been checked. */
export interface StatedTensor {
  readonly name: string
  readonly storage: Storage
  /** The class of the storage or, where that has no type, the name of the dtype. */
  readonly type: string
  /** In values, not bytes. */
  readonly offset: number
  readonly sizes: readonly PickleValue[]
  readonly strides: readonly PickleValue[]
}

export interface Findings {
  readonly tensors: readonly StatedTensor[]
  /** What a call would make, in the place of a tensor or of anything else: name of the place, name of the function. */
  readonly objects: readonly { readonly name: string; readonly by: string }[]
}

const TENSOR: ReadonlySet<string> = new Set([
  'torch._utils._rebuild_tensor_v2',
  'torch._utils._rebuild_tensor_v3',
  'torch._utils._rebuild_tensor',
])
/** Where version 3 names the dtype; version 2 has the flags there already. */
const DTYPE_AT = 6
const PARAMETER: ReadonlySet<string> = new Set([
  'torch._utils._rebuild_parameter',
  'torch._utils._rebuild_parameter_with_state',
])
/** Calls that make small things of no interest beside tensors. */
const HARMLESS = /^(?:torch\.(?:Size|device|dtype)|collections\.defaultdict|numpy\.)/
/** Deeper nesting is not followed: of containers, and of parameters, whose way does not grow. */
const DEEPEST = 200

/**
 * The tensors below a value, named by the way to them, joined by dots. Each list and dict is entered once. Parameters that
 * are nested too deep are listed among the objects.
 */
export function findTensors(root: PickleValue): Findings {
  const tensors: StatedTensor[] = []
  const objects: { name: string; by: string }[] = []
  const entered = new Set<PickleValue>()

  function visit(value: PickleValue, name: string, depth: number): void {
    if (value instanceof Made) return visitMade(value, name, depth)
    const isContainer = value instanceof PickleList || value instanceof PickleDict
    if (!isContainer || entered.has(value) || depth > DEEPEST) return
    entered.add(value)
    const way = value === root ? '' : wayInto(name)
    if (value instanceof PickleList) value.items.forEach((item, i) => visit(item, `${way}${i}`, depth + 1))
    else for (const [key, item] of value.pairs) visit(item, `${way}${keyText(key)}`, depth + 1)
  }

  function visitMade(made: Made, name: string, depth: number): void {
    const [first, second, third, fourth] = made.args
    if (PARAMETER.has(made.by.name) && first !== undefined && depth <= DEEPEST) return visit(first, name, depth + 1)
    if (TENSOR.has(made.by.name) && first instanceof Storage && typeof second === 'number') {
      const [sizes, strides] = [itemsOf(third), itemsOf(fourth)]
      if (sizes && strides && !hasFlags(made)) {
        const dtype = made.args[DTYPE_AT]
        const type = dtype instanceof Global ? dtype.name : first.type
        tensors.push({ name, storage: first, type, offset: second, sizes, strides })
      } else objects.push({ name, by: made.by.name })
    } else if (!HARMLESS.test(made.by.name)) objects.push({ name, by: made.by.name })
  }

  visit(root, '', 0)
  if (root instanceof Global) objects.push({ name: '', by: root.name })
  return { tensors, objects }
}

/** `neg` and `conj`, which PyTorch keeps beside the values: they change what is read there. */
function hasFlags({ args }: Made): boolean {
  return args.slice(DTYPE_AT).some((value) => value instanceof PickleDict && value.pairs.length > 0)
}

function keyText(key: PickleValue): string {
  return typeof key === 'string' || typeof key === 'number' || typeof key === 'bigint' ? String(key) : '?'
}

function itemsOf(value: PickleValue | undefined): readonly PickleValue[] | undefined {
  return value instanceof PickleList ? value.items : undefined
}
