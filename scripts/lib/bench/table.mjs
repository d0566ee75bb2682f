/** A result as a table for people: time, and how it compares with every rival. */
export function tableOf({ n, k, bins, method, times }) {
  const rivals = ['NumPy', 'C loop', 'C read', 'C radix sort', 'C radix sort, new memory', 'np.sort'].filter(
    (name) => name in times,
  )
  const head = ['', 'ns/weight', 'range', 'ms', ...rivals.map((name) => `÷ ${name}`)]
  const rows = Object.entries(times).map(([name, { median, least, greatest }]) => [
    name,
    digits(median),
    `${digits(least)}–${digits(greatest)}`,
    digits((median * n) / 1e6),
    ...rivals.map((rival) => (rival === name ? '' : digits(median / times[rival].median))),
  ])
  const lines = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column].length)))
  const text = lines.map((line) =>
    line.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  '),
  )
  const what = method ?? `${k} bits, at most ${bins} error bins`
  return [`${n.toLocaleString('en')} weights, ${what}`, ...text].join('\n')
}

function digits(value) {
  return value === 0 ? '0' : value >= 100 ? value.toFixed(0) : Number(value.toPrecision(3)).toString()
}
