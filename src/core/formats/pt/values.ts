/** What a pickle is read into. Nothing here is an object of Python: classes and functions are only names. */
export type PickleValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | PickleList
  | PickleDict
  | Global
  | Made
  | Storage

/** Lists, tuples and sets. */
export class PickleList {
  readonly items: PickleValue[] = []
}

/** Pairs as they came; keys may be anything, and are compared by nobody. */
export class PickleDict {
  readonly pairs: [key: PickleValue, value: PickleValue][] = []
}

/** The name of a class or function. */
export class Global {
  readonly name: string

  constructor(module: string, name: string) {
    this.name = `${module}.${name}`
  }
}

/** What a call would make: known is only who was to be called with what. */
export class Made {
  readonly by: Global
  readonly args: readonly PickleValue[]

  constructor(by: Global, args: readonly PickleValue[]) {
    this.by = by
    this.args = args
  }
}

/** A persistent id of PyTorch: values in a member of the archive. */
export class Storage {
  /** `torch.FloatStorage` and the like. */
  readonly type: string
  readonly key: string

  constructor(type: string, key: string) {
    this.type = type
    this.key = key
  }
}
