import { rmSync, writeFileSync } from 'node:fs'
import { inRoot } from '../root.mjs'
import { rivals } from './rivals.mjs'
import { quantile } from './statistics.mjs'

/** What all candidates of a round have time for together, roughly: long ones run once or twice. */
const REPEATS = 15
const ENOUGH_MS = 1500
/** What is called 60 times a second is compiled by then; the rivals are compiled before they start. */
const WARM_UP_MS = 300

/** Nanoseconds per weight of every candidate: the median of the rounds' medians, and the least and greatest of them. */
export async function measure(paths, weights, setting, rounds) {
  const n = weights.length
  const file = inRoot('.cache', 'bench', `${n}.f32`)
  writeFileSync(file, weights)
  const scale = paths.rangeOf(weights) / (2 ** (setting.k - 1) - 1)
  const rival = { file, n, scale, levels: 2 ** setting.k, bins: setting.bins, repeats: n > 5e6 ? 5 : REPEATS }
  const own = await paths.candidates(weights, setting)
  return { n, ...setting, times: await measureAll(own, rivals(), rival, rounds) }
}

/** Candidates and rivals take turns in every round. Takes the rivals' file of weights away. */
export async function measureAll(own, others, rival, rounds) {
  const medians = new Map()
  for (let round = 0; round < rounds; round++) {
    for (const { name, run } of own) note(medians, name, medianOf(run) / rival.n)
    for (const times of others) {
      for (const [name, time] of Object.entries(await times(rival))) note(medians, name, time)
    }
  }
  rmSync(rival.file)
  return Object.fromEntries(
    [...medians].map(([name, list]) => [
      name,
      { median: quantile(list, 0.5), least: Math.min(...list), greatest: Math.max(...list) },
    ]),
  )
}

function note(medians, name, time) {
  medians.set(name, [...(medians.get(name) ?? []), time])
}

/** Nanoseconds of one run, each with another scale, after as many as a drag of `WARM_UP_MS` would take. */
function medianOf(run) {
  const times = []
  const begun = performance.now()
  for (let i = 0; i === 0 || performance.now() - begun < WARM_UP_MS; i++) run(0.9 + 0.001 * (i % 50))
  const started = performance.now()
  for (let i = 0; i < REPEATS && (i < 2 || performance.now() - started < ENOUGH_MS); i++) {
    const start = performance.now()
    run(0.95 + (0.1 * i) / REPEATS)
    times.push((performance.now() - start) * 1e6)
  }
  return quantile(times, 0.5)
}
