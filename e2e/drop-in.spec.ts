import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, runnerImport } from 'vite'
import { expect, test } from './app.ts'
import { startStaticHost } from './static-host.ts'

/** A whole method in one file: a grid of fixed width. Nothing else of the project is told of it. */
const METHOD = `import { num, type NumberParam } from '../params.ts'
import { layoutOf } from '../quantizer/from-params.ts'
import { defineMethod } from '../quantizer/method.ts'
import { SATURATES, UniformQuantizer, wholeLevels } from '../quantizer/uniform.ts'
import { atOnce } from '../steps.ts'

const CODES = { min: -8, max: 7 }
const WIDTH: NumberParam = { key: 'width', kind: 'number', min: 0.001, max: 1, default: 0.05, label: { en: 'Grid width', 'zh-CN': '格宽' } }

export default defineMethod({
  id: 'planted-grid',
  family: 'uniform',
  order: 99,
  label: { en: 'Planted grid', 'zh-CN': '新放入的格子' },
  summary: { en: 'Multiples of a fixed width', 'zh-CN': '固定宽度的整数倍' },
  fidelity: () => ({ kind: 'follows', reference: 'nothing' }),
  source: 'this test',
  formula: 'q = x / w',
  params: [WIDTH],
  prepare: (tensor, params) =>
    atOnce(
      new UniformQuantizer({
        ...CODES,
        layout: layoutOf(tensor, { gran: 'tensor' }),
        scales: Float32Array.of(num(params, 'width')),
        zeroPoints: null,
        asked: null,
        reciprocal: false,
        rounding: 'half-even',
        seed: 0,
      }),
    ),
  notFinite: SATURATES,
  levels: () => wholeLevels(CODES),
  numpy: async (params) => 'values = np.rint(x / ' + num(params, 'width') + ')',
})
`

const root = join(import.meta.dirname, '..')
let tree = ''

test.beforeAll(() => {
  mkdirSync(join(root, '.cache'), { recursive: true })
  tree = mkdtempSync(join(root, '.cache', 'drop-in-'))
  for (const name of ['src', 'public', 'scripts', 'index.html', 'vite.config.ts', 'package.json', 'tsconfig.json']) {
    cpSync(join(root, name), join(tree, name), {
      recursive: true,
      filter: (path) => !path.includes(join('proof', 'fixtures')),
    })
  }
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'))
  writeFileSync(join(tree, 'src', 'core', 'methods', 'planted-grid.ts'), METHOD)
})

test.afterAll(() => rmSync(tree, { recursive: true, force: true }))

test('a method that is dropped in as one file is in the menu, the link and the worker', async ({ app }) => {
  test.slow()
  await build({ root: tree, logLevel: 'error' })
  const { module: core } = await runnerImport<typeof import('../src/core/index.ts')>(
    join(tree, 'src', 'core', 'index.ts'),
    { root: tree, configFile: false, logLevel: 'error' },
  )
  const host = await startStaticHost('/', join(tree, 'dist'))
  const normal = core.generators.find(({ id }) => id === 'normal')
  if (!normal) throw new Error('no generator')
  const weights = core.finish(normal.generate({ n: 5000 }))
  const figures = core.measure(core.quantize(weights, 'planted-grid', { width: 0.02 }))

  await app.page.goto(`${host.url}#v=1&src=normal;n=5000`)
  await app.ready()
  await app.page.locator('.method-button').click()
  await app.page.getByRole('searchbox').fill('planted')
  await app.page.keyboard.press('Enter')
  await app.shows(/q=planted-grid$/)
  await expect(app.page.locator('.fidelity')).toHaveText('follows nothing')
  await app.field('Grid width').fill('0.02')
  await app.shows(/q=planted-grid;width=0\.02$/)
  expect((await app.figures())['sqnr']).toBe(String(figures.sqnr))
  const link = await app.recipe()
  await app.page.waitForLoadState('networkidle')

  await app.page.goto('about:blank')
  await app.page.goto(`${host.url}${link}`)
  await app.shows(link)
  expect((await app.figures())['sqnr']).toBe(String(figures.sqnr))
  await app.page.waitForLoadState('networkidle')
  host.close()
})

test('and in the laws', () => {
  test.slow()
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const args = ['run', '--root', tree, 'src/core/methods/laws.test.ts', '-t', 'planted-grid', '--reporter=json']
  const report = JSON.parse(execFileSync(process.execPath, [vitest, ...args], { encoding: 'utf8' }))
  expect(report).toMatchObject({ success: true, numFailedTests: 0 })
  expect(report.numPassedTests).toBeGreaterThanOrEqual(6)
})
