import type { RangeTarget } from '../range.ts'

/** `find_range(v)`: the MSE rule in NumPy. */
export function mseNumpy(target: RangeTarget): string {
  return target.kind === 'symmetric' ? bySize(target) : byEnds(target)
}

function bySize({ min, max }: RangeTarget): string {
  const grid = max > 0 ? `c / ${max}, ${-max}, ${max}` : `2 * c, ${min}, ${max}`
  return `def squared_error(v, s, least, greatest):
    return ((v - np.clip(np.rint(v / s), least, greatest) * s) ** 2).sum()

def find_range(v):
    v = v.astype(np.float64)
    top = np.abs(v).max(initial=0.0)
    if top == 0: return 0.0, 0.0
    cs = [top * i / 1000 for i in range(1, 1001)]
    c = min(cs, key=lambda c: squared_error(v, ${grid}))
    return -c, c`
}

function byEnds({ min, max }: RangeTarget): string {
  return `def squared_error(v, a, b):
    s = (b - a) / ${max - min}
    z = np.clip(${min} - np.rint(a / s), ${min}, ${max})
    return ((v - (np.clip(np.rint(v / s) + z, ${min}, ${max}) - z) * s) ** 2).sum()

def find_range(v):
    v = v.astype(np.float64)
    lo, hi = v.min(initial=0.0), v.max(initial=0.0)
    if lo == hi: return 0.0, 0.0
    i = j = 100
    while True:
        at = lambda i, j: squared_error(v, lo * i / 100, hi * j / 100)
        i2 = min(range(1, 101), key=lambda n: at(n, j)) if lo < 0 else i
        j2 = min(range(1, 101), key=lambda n: at(i2, n)) if hi > 0 else j
        if (i2, j2) == (i, j): return lo * i / 100, hi * j / 100
        i, j = i2, j2`
}
