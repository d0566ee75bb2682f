/** Runs in the page: counts what a drag of `what` (k, a or b) brings, between `bench.start()` and `bench.stop()`. */
export function watchDrag(what) {
  const asked = new Map()
  const latencies = []
  const tasks = []
  let moved = 0
  let moves = 0
  let updates = 0
  let frames = 0
  let startedAt = 0
  let sqnr = ''

  addEventListener(
    'pointermove',
    (event) => {
      moved = event.timeStamp
      moves += 1
    },
    true,
  )
  addEventListener('input', (event) => {
    if (what === 'k') asked.set(event.target.valueAsNumber, moved)
  })
  new MutationObserver((records) => {
    for (const { target } of records) {
      if (target === document.documentElement) settled()
      else if (target.dataset.figure === 'sqnr') shown(target.dataset.value)
      else if (target.dataset.handle === what) asked.set(Number(target.getAttribute('aria-valuenow')), moved)
    }
  }).observe(document, {
    subtree: true,
    attributes: true,
    attributeFilter: ['data-recipe', 'data-value', 'aria-valuenow'],
  })
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) tasks.push({ startTime, duration })
  }).observe({ type: 'longtask' })
  requestAnimationFrame(function frame() {
    frames += 1
    requestAnimationFrame(frame)
  })

  function shown(value) {
    if (value !== sqnr) updates += 1
    sqnr = value
  }

  function settled() {
    const [, value] = new RegExp(`;${what}=([^;&]+)`).exec(document.documentElement.dataset.recipe) ?? [null, '4']
    const at = asked.get(Number(value))
    if (at !== undefined) latencies.push(performance.now() - at)
  }

  window.bench = {
    start() {
      startedAt = performance.now()
      updates = 0
      moves = 0
      frames = 0
      latencies.length = 0
    },
    stop: () => ({
      duration: performance.now() - startedAt,
      updates,
      moves,
      frames,
      latencies,
      longTasks: tasks.filter(({ startTime }) => startTime >= startedAt).map(({ duration }) => duration),
    }),
  }
}
