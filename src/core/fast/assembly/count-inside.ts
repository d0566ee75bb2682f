import { countAt, lanesOf } from './count-at.ts'

// How far from the middle of its bin a value may lie for float32 to be trusted with it.
const SURE: f32 = 0.4998

/**
 * Counts `count` float32 inside the bins into `counts` (u32) as `equalBinOf` does in float64; NaN is left out. The
 * quotient may miss by one, so the edges (float64, `bins` + 1 of them) have the last word. `inverse` is about bins / span,
 * or NaN where float32 is not to be trusted with it. Four tables, as in `chunk-counts.ts`.
 */
export function countInside(
  values: usize,
  count: i32,
  first: f64,
  span: f64,
  inverse: f32,
  bins: i32,
  edges: usize,
  table: usize,
  stride: i32,
): void {
  const firsts = f32x4.splat(<f32>first)
  const inverses = f32x4.splat(inverse)
  const half = f32x4.splat(0.5)
  const sure = f32x4.splat(SURE)
  const lasts = i32x4.splat(bins - 1)
  const tables = lanesOf(table, stride)
  const end = values + ((<usize>(count & ~3)) << 2)
  for (; values < end; values += 16) {
    const part = f32x4.mul(f32x4.sub(v128.load(values), firsts), inverses)
    const whole = f32x4.floor(part)
    if (i32x4.all_true(f32x4.lt(f32x4.abs(f32x4.sub(f32x4.sub(part, whole), half)), sure))) {
      countAt(i32x4.add(i32x4.shl(i32x4.min_s(i32x4.trunc_sat_f32x4_s(whole), lasts), 2), tables))
    } else for (let i: usize = 0; i < 16; i += 4) countByEdges(load<f32>(values + i), first, span, bins, edges, table)
  }
  for (let rest = count & 3; rest > 0; rest--, values += 4) {
    countByEdges(load<f32>(values), first, span, bins, edges, table)
  }
}

function countByEdges(x: f32, first: f64, span: f64, bins: i32, edges: usize, table: usize): void {
  if (x != x) return
  const value = <f64>x
  const parts = <f64>bins
  let bin = <i32>(((value - first) / span) * parts)
  if (bin == bins) bin--
  const edge = edges + ((<usize>bin) << 3)
  const under = value < load<f64>(edge)
  const over = bin != bins - 1 && value >= load<f64>(edge, 8)
  const place = table + ((<usize>(bin + i32(over) - i32(under))) << 2)
  store<u32>(place, load<u32>(place) + 1)
}
