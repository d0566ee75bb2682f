/** Numbers that an AVX2 register adds at once, and registers that take turns. */
const LANES = 8
const TURNS = 4
const WIDTH = LANES * TURNS
const LEVELS = 4

/**
 * The sum of float32 numbers in float32, added in the order of PyTorch's reduction kernel (SumKernel.cpp) for eight
 * lanes, one thread: the last bit of such a sum depends on it. With more than 32,768 numbers PyTorch may split the work.
 */
export function laneSum(values: Float32Array): number {
  if (values.length < LANES) return fewSum(values)
  const rows = Math.floor(values.length / WIDTH)
  const sums = cascade(values, rows)
  const registers = Math.floor(values.length / LANES)
  for (let i = rows * WIDTH; i < registers * LANES; i++) sums[i % LANES] += values[i]
  for (let lane = LANES; lane < WIDTH; lane++) sums[lane % LANES] += sums[lane]
  let total = 0
  for (let i = registers * LANES; i < values.length; i++) total = Math.fround(total + values[i])
  for (let lane = 0; lane < LANES; lane++) total = Math.fround(total + sums[lane])
  return total
}

/** Fewer numbers than a register holds: four sums take turns, and the first one takes what is left over. */
function fewSum(values: Float32Array): number {
  const sums = new Float32Array(TURNS)
  const whole = values.length - (values.length % TURNS)
  values.forEach((value, i) => (sums[i < whole ? i % TURNS : 0] += value))
  return sums.reduce((total, sum) => Math.fround(total + sum))
}

/** Column sums of `rows` rows: full sums move up a level, so that numbers of like size are added. */
function cascade(values: Float32Array, rows: number): Float32Array {
  const power = Math.max(4, Math.floor((32 - Math.clz32(Math.max(0, rows - 1))) / LEVELS))
  const levels = Array.from({ length: LEVELS }, () => new Float32Array(WIDTH))
  for (let row = 0; row < rows; row++) {
    addRow(levels[0], values, row * WIDTH)
    for (let level = 1; level < LEVELS && (row + 1) % (1 << (power * level)) === 0; level++)
      moveUp(levels[level - 1], levels[level])
  }
  for (let level = 1; level < LEVELS; level++) addRow(levels[0], levels[level], 0)
  return levels[0]
}

function addRow(into: Float32Array, values: Float32Array, from: number): void {
  for (let column = 0; column < WIDTH; column++) into[column] += values[from + column]
}

function moveUp(from: Float32Array, into: Float32Array): void {
  addRow(into, from, 0)
  from.fill(0)
}
