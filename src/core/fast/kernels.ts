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
  tallyTimes(
    x: number,
    count: number,
    times: number,
    scale: number,
    factor: number,
    least: number,
    greatest: number,
    width: number,
    below: number,
    above: number,
    table: number,
    stride: number,
    codes: number,
    sums: number,
  ): void
  tallySorted(
    x: number,
    count: number,
    kept: number,
    rounding: number,
    low: number,
    high: number,
    scale: number,
    factor: number,
    least: number,
    greatest: number,
    width: number,
    below: number,
    above: number,
    table: number,
    stride: number,
    codes: number,
    sums: number,
  ): void
  sortedGridError(
    x: number,
    count: number,
    kept: number,
    scale: number,
    least: number,
    greatest: number,
    bound: number,
  ): number
  squaredError(x: number, count: number, scale: number, least: number, greatest: number): number
  countDigits(x: number, count: number, counts: number): void
  placeDigits(counts: number, into: number): void
  scatter(keys: number, count: number, pass: number, places: number): void
  toNumbers(keys: number, count: number): void
  expand(numbers: number, into: number, count: number, left: number, run: number, rowLeft: number, row: number): void
  sift(
    x: number,
    values: number,
    codes: number,
    units: number,
    flags: number,
    count: number,
    kept: number,
    totals: number,
    width: number,
    first: number,
    last: number,
    from: number,
    to: number,
  ): number
  moveUp(x: number, values: number, codes: number, units: number, count: number, kept: number): void
  sumChunk(x: number, values: number, count: number, sums: number): void
  countCodes(codes: number, count: number, first: number, table: number, stride: number): void
  countValues(
    values: number,
    count: number,
    width: number,
    inverse: number,
    first: number,
    last: number,
    table: number,
    stride: number,
  ): void
  countErrors(
    x: number,
    values: number,
    units: number,
    count: number,
    width: number,
    unit: number,
    below: number,
    last: number,
    table: number,
    stride: number,
  ): void
  countClippedErrors(
    x: number,
    values: number,
    units: number,
    flags: number,
    count: number,
    width: number,
    unit: number,
    below: number,
    last: number,
    table: number,
  ): void
  countInside(
    values: number,
    count: number,
    first: number,
    span: number,
    inverse: number,
    bins: number,
    edges: number,
    table: number,
    stride: number,
  ): void
  encodeQ4_0(x: number, blocks: number, bytes: number, scales: number): number
  encodeQ4_1(x: number, blocks: number, bytes: number, scales: number): number
  encodeQ5_0(x: number, blocks: number, bytes: number, scales: number): number
  encodeQ5_1(x: number, blocks: number, bytes: number, scales: number): number
  encodeQ8_0(x: number, blocks: number, bytes: number, scales: number): number
  dropNotFinite(x: number, count: number): void
  searchOffsets(
    x: number,
    parts: number,
    count: number,
    most: number,
    first: number,
    tries: number,
    absolute: number,
    mean: number,
    scratch: number,
    scales: number,
    minima: number,
    codes: number,
  ): void
  searchSignedParts(
    x: number,
    parts: number,
    count: number,
    half: number,
    scratch: number,
    scales: number,
    codes: number,
  ): void
  searchRefiningParts(
    x: number,
    parts: number,
    count: number,
    half: number,
    scratch: number,
    scales: number,
    codes: number,
  ): void
  searchEntryParts(
    x: number,
    parts: number,
    count: number,
    tries: number,
    entries: number,
    scratch: number,
    scales: number,
  ): void
  unpackNibbles(
    bytes: number,
    blocks: number,
    size: number,
    head: number,
    parts: number,
    half: number,
    shift: number,
    codes: number,
  ): void
  writeScaled(
    x: number,
    packed: number,
    count: number,
    part: number,
    scales: number,
    offsets: number,
    entries: number,
    min: number,
    max: number,
    first: number,
    last: number,
    codes: number,
    values: number,
    flags: number,
  ): void
  writeCodebook(
    x: number,
    count: number,
    multipliers: number,
    factors: number,
    thresholds: number,
    levels: number,
    stored: number,
    codes: number,
    values: number,
  ): number
  writeBook(
    x: number,
    count: number,
    multipliers: number,
    factors: number,
    book: number,
    levels: number,
    stored: number,
    codes: number,
    values: number,
  ): number
  writeFloats(
    x: number,
    count: number,
    multipliers: number,
    factors: number,
    mantissa: number,
    bias: number,
    greatest: number,
    most: number,
    sign: number,
    codes: number,
    values: number,
    flags: number,
  ): number
  writeClip(
    x: number,
    count: number,
    a: number,
    b: number,
    whole: number,
    codes: number,
    values: number,
    flags: number,
  ): number
  writeUniform(
    x: number,
    count: number,
    scales: number,
    zeros: number,
    min: number,
    max: number,
    reciprocal: number,
    codes: number,
    values: number,
    flags: number,
  ): number
  extents(x: number, count: number, left: number, run: number, rowLeft: number, row: number, into: number): void
  greatestSizes(x: number, count: number, left: number, run: number, rowLeft: number, row: number, into: number): void
  countDrawers(values: number, count: number, drawers: number): void
  placeDrawers(drawers: number, lows: number): void
  fillDrawers(values: number, count: number, drawers: number): void
  countPatterns(drawers: number, lows: number, from: number, to: number, marks: number): number
}

/** What a kernel is told after an address and a count. */
export type KernelNumbers<K extends keyof Kernels> = Kernels[K] extends (
  at: number,
  count: number,
  ...numbers: infer Numbers
) => unknown
  ? Numbers
  : never

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
