"""The rival in NumPy, as one writes it: rival.py FILE SCALE LEVELS BINS REPEATS prints "name ns-per-element mse"."""

import sys
import time

import numpy as np


def evaluate(x, scale, levels, bins):
    scale = np.float32(scale)
    least = -levels // 2 + 1
    q = np.clip(np.rint(x / scale), least, levels // 2 - 1)
    y = q * scale
    e = y - x
    squares = float(np.dot(e.astype(np.float64), e))
    figures = [e.mean(dtype=np.float64), np.abs(e).mean(dtype=np.float64), np.abs(e).max(), np.dot(x, y)]
    codes = np.bincount((q - least).astype(np.int64), minlength=levels)
    errors, _ = np.histogram(e, bins=bins, range=(-1.5 * float(scale), 1.5 * float(scale)))
    return squares / x.size, figures, codes, errors


def median_time(work, repeats, n):
    times = []
    for i in range(repeats):
        start = time.perf_counter_ns()
        result = work(0.95 + 0.1 * i / repeats)
        times.append((time.perf_counter_ns() - start) / n)
    return sorted(times)[len(times) // 2], result


def main(path, scale, levels, bins, repeats):
    x = np.fromfile(path, dtype=np.float32)
    work = lambda part: evaluate(x, float(scale) * part, int(levels), int(bins))
    cost, result = median_time(work, int(repeats), x.size)
    print(f"NumPy\t{cost:.6f}\t{result[0]:.9g}")
    cost, _ = median_time(lambda _: np.sort(x), min(3, int(repeats)), x.size)
    print(f"np.sort\t{cost:.6f}\t0")


main(*sys.argv[1:])
