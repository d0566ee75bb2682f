/** Runs in the worker before its own script: how long it is at each run, from the request's arrival to its answer. */
export function watchRuns() {
  const begun = new Map()
  const times = []
  addEventListener('message', ({ data }) => {
    if (data.type === 'call' && data.call === 'run') begun.set(data.job, performance.now())
  })
  const post = self.postMessage.bind(self)
  self.postMessage = (message, transfer) => {
    if (message.type === 'done' && begun.has(message.job)) times.push(performance.now() - begun.get(message.job))
    post(message, transfer)
  }
  self.bench = { start: () => times.splice(0), stop: () => times }
}

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
  const painted = new MessageChannel()

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
    if (at === undefined) return
    painted.port1.onmessage = () => latencies.push(performance.now() - at)
    // the page changes in a frame; a task comes after the rest of it, which is layout and paint
    painted.port2.postMessage(null)
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
