import { cp, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plantWrongDigits } from './planted.ts'
import { renderReport } from './render.ts'
import { type Report, walkGolden } from './walk.ts'

const FIXTURES = fileURLToPath(new URL('../fixtures/golden', import.meta.url))

let workshop = ''
let good: Report

beforeAll(async () => {
  workshop = await mkdtemp(join(tmpdir(), 'golden-'))
  good = await walkGolden(FIXTURES)
})

afterAll(() => rm(workshop, { recursive: true, force: true }))

/** A copy of the vectors to spoil. */
async function copy(name: string): Promise<string> {
  const dir = join(workshop, name)
  await cp(FIXTURES, dir, { recursive: true })
  return dir
}

async function edit(path: string, change: (manifest: Manifest) => void): Promise<void> {
  const manifest = JSON.parse(await readFile(path, 'utf8'))
  change(manifest)
  await writeFile(path, JSON.stringify(manifest))
}

interface Manifest {
  families: { family: string; cases: number }[]
  cases: { id: string; params: Record<string, unknown>; outputs: Record<string, string> }[]
  files: Record<string, unknown>
}

test('every claimed output of every case meets the references', () => {
  expect(renderReport({ ...good, cases: good.cases.filter((entry) => entry.outcome === 'failed') })).toContain(
    'golden: ok',
  )
  expect(good.ok).toBe(true)
  for (const family of new Set(good.cases.map((entry) => entry.family))) {
    expect(good.cases.some((entry) => entry.family === family && entry.outcome === 'passed')).toBe(true)
  }
})

test('the closing lines count cases and give the reasons for what is left out', () => {
  const text = renderReport(good)
  const passed = good.cases.filter((entry) => entry.outcome === 'passed')
  expect(text).toContain(
    `${passed.length} cases passed, ${passed.filter((entry) => entry.exact).length} of them exact; 0 failed`,
  )
  for (const { excluded } of good.cases) for (const { reason } of excluded) expect(text).toContain(reason)
})

test('no case is known by its name', async () => {
  const dir = await copy('names')
  for (const family of new Set(good.cases.map((entry) => entry.family))) {
    await edit(join(dir, family, 'manifest.json'), ({ cases }) => {
      for (const [i, golden] of cases.entries()) golden.id = `number ${i}`
    })
  }
  const { ok, cases } = await walkGolden(dir)
  expect(cases.map((entry) => entry.outcome)).toEqual(good.cases.map((entry) => entry.outcome))
  expect(cases.map((entry) => entry.excluded)).toEqual(good.cases.map((entry) => entry.excluded))
  expect(ok).toBe(true)
})

test('one wrong digit in any checked output fails that output', async () => {
  const dir = await copy('planted')
  const planted = await plantWrongDigits(dir, good)
  const report = await walkGolden(dir)
  const failed = report.cases.flatMap(({ family, id, failures }) =>
    failures.map((failure) => `${family}/${id} ${failure.slice(0, failure.indexOf(': '))}`),
  )
  expect(planted.length).toBeGreaterThan(good.cases.length)
  expect(failed.sort()).toEqual(planted.sort())
  expect(report.problems).toEqual(['no case passed'])
})

describe('the walk fails', () => {
  test('for an empty folder', async () => {
    const report = await walkGolden(await mkdtemp(join(workshop, 'empty-')))
    expect(report.ok).toBe(false)
    expect(renderReport(report)).toContain('golden: FAILED')
  })

  test('for a family without cases', async () => {
    const dir = await copy('no-cases')
    await edit(join(dir, 'seed/manifest.json'), (manifest) => manifest.cases.splice(0))
    const report = await walkGolden(dir)
    expect(report.ok).toBe(false)
    expect(report.problems).toContain('seed/manifest.json lists no cases')
  })

  test('for a missing, a cut and a changed file', async () => {
    const dir = await copy('files')
    await rm(join(dir, 'seed/x_f32.npy'))
    await truncate(join(dir, 'seed/x_f64.npy'), 500)
    const changed = await readFile(join(dir, 'affine/pc0_codes.npy'))
    changed.writeUInt8(changed.readUInt8(200) ^ 1, 200)
    await writeFile(join(dir, 'affine/pc0_codes.npy'), changed)
    const { ok, problems } = await walkGolden(dir)
    expect(ok).toBe(false)
    expect(problems.join('\n')).toMatch(
      /x_f32.npy cannot be read[^]*pc0_codes.npy has another sha256|pc0_codes.npy has another sha256[^]*x_f32.npy cannot be read/,
    )
    expect(problems.join('\n')).toMatch(/x_f64.npy has 500 bytes/)
  })

  test('for an output or a case that is neither checked nor excluded', async () => {
    const dir = await copy('unknown')
    await edit(join(dir, 'seed/manifest.json'), ({ cases }) => {
      const [first, second] = cases
      if (!first || !second) throw new Error('no cases')
      first.outputs['int32_of_tomorrow'] = Object.values(first.outputs)[0] ?? ''
      second.params['method'] = 'method of tomorrow'
    })
    const failures = (await walkGolden(dir)).cases.flatMap((entry) => entry.failures)
    expect(failures).toEqual([
      'int32_of_tomorrow: neither checked nor excluded',
      'no handler and no exclusion for this case',
    ])
  })

  test('when the index and a family count differently', async () => {
    const dir = await copy('counts')
    await edit(join(dir, 'manifest.json'), (manifest) => {
      for (const family of manifest.families) family.cases += 1
    })
    const families = new Set(good.cases.map((entry) => entry.family))
    expect((await walkGolden(dir)).problems.length).toBe(families.size)
  })
})
