/** `find_range(v)`: the entropy rule in NumPy. */
export const ENTROPY = `def smooth(h):
    empty = h == 0
    if empty.all(): return None
    taken = np.float32(1e-4 * empty.sum() / (~empty).sum())
    return np.where(empty, np.float32(1e-4), h.astype(np.float32) - taken)

def divergence(h, start, end):
    p = h[start:end].copy()
    merged = p.size // 128
    sums = p[:128 * merged].reshape(128, merged).sum(1)
    sums[-1] += p[128 * merged:].sum()
    p[0] += h[:start].sum()
    p[-1] += h[end:].sum()
    filled = (p[:128 * merged].reshape(128, merged) != 0).sum(1)
    q = np.zeros_like(p)
    q[:128 * merged] = np.repeat(np.where(filled > 0, sums // np.maximum(filled, 1), 0), merged)
    p, q = smooth(p), smooth(q)
    if p is None or q is None: return np.inf
    p, q = p / p.sum(), q / q.sum()
    return (p * np.log(p / q)).sum()

def find_range(v):
    if v.size == 0 or not v.any(): return 0.0, 0.0
    top = np.abs(v).max()
    h, edges = np.histogram(v, 1024, range=(-top, top))
    halves = range(64, 513)
    half = min(halves, key=lambda n: divergence(h, 512 - n, min(512 + n + 1, 1024)))
    return max(edges[512 - half], v.min()), min(edges[min(512 + half + 1, 1024)], v.max())`
