/** Addresses and counts are numbers; see the sources in `assembly/`, which say what each of them means. */
export interface Kernels {
  tally(
    x: number,
    count: number,
    scale: number,
    factor: number,
    least: number,
    greatest: number,
    width: number,
    inverse: number,
    below: number,
    above: number,
    table: number,
    stride: number,
    codes: number,
    sums: number,
    values: number,
  ): void
  countEqual(x: number, count: number, first: number, span: number, bins: number, edges: number, counts: number): void
  squaredError(x: number, count: number, scale: number, least: number, greatest: number): number
  countDigits(x: number, count: number, counts: number): void
  placeDigits(counts: number, into: number): void
  scatter(keys: number, count: number, pass: number, places: number): void
  toNumbers(keys: number, count: number): void
}

/** The kernels, compiled; null where WebAssembly or its SIMD is missing, or where a host's policy forbids it. */
export async function loadKernels(): Promise<WebAssembly.Module | null> {
  if (typeof WebAssembly === 'undefined') return null
  try {
    const { default: bytes } = await import('./assembly/index.ts?wasm')
    return WebAssembly.validate(bytes) ? new WebAssembly.Module(bytes) : null
  } catch {
    // A download that failed is no reason to fail either: the same numbers come more slowly.
    return null
  }
}

/** The kernels working on `memory`. */
export function instantiate(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernels {
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Kernels
}
