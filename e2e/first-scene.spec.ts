import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { App, expect, test } from './app.ts'
import { core } from './core.ts'
import { startStaticHost } from './static-host.ts'

const BUDGET = 130_000

declare global {
  interface Window {
    /** How far parts have been moved, in parts of the window. */
    shifts: number[]
  }
}

test('the page opens on real weights, already quantized, with every figure of the core', async ({ app }) => {
  await app.open()
  await expect(app.root).toHaveAttribute('data-recipe', '#v=1')
  expect(await app.address()).toBe('')
  const names = await app.page
    .locator('output[data-figure]')
    .evaluateAll((outputs) => outputs.map((output) => output.getAttribute('data-figure') ?? ''))
  expect(names).toHaveLength(core.FIGURES.length)
  expect(new Set(names)).toEqual(new Set(core.FIGURES))
  const figures = await app.figures()
  expect(figures).toEqual(await core.figuresOfLink('#v=1'))
  expect(Object.values(figures).filter((value) => !Number.isFinite(Number(value)))).toEqual([])
  await expect(app.figure('sqnr')).toHaveText(Number(figures.sqnr).toFixed(1))
  await expect(app.figure('bits_per_weight')).toHaveText('4.01')
  await expect(app.page.getByRole('heading', { name: app.words.worked.title })).toBeVisible()
  await expect(app.page.locator('.worked .steps li')).not.toHaveCount(0)
})

for (const [width, height] of [
  [1280, 800],
  [768, 1024],
  [360, 740],
] as const) {
  test.describe(`${width} × ${height}`, () => {
    test.use({ viewport: { width, height } })

    test('parts that come later move nothing that is there', async ({ app }) => {
      await app.page.addInitScript(watchShifts)
      await app.open()
      await app.page.waitForLoadState('networkidle')
      await expect(app.page.locator('.worked .steps li')).not.toHaveCount(0)
      // a tenth is what browsers call good
      expect(await app.page.evaluate(() => window.shifts.reduce((sum, value) => sum + value, 0))).toBeLessThan(0.05)
    })
  })
}

test('its charts are drawn from the result', async ({ app }) => {
  await app.open()
  const { levels, levels_used: used } = await app.figures()
  expect([levels, used]).toEqual(['16', '16'])
  const quantized = app.page.locator('.quantized-chart')
  const original = app.page.locator('.original-chart')
  const ticks = centres(await quantized.locator('.level-ticks').getAttribute('d'), /M([\d.]+) /g)
  expect(ticks).toHaveLength(16)
  const bars = (await quantized.locator('.quantized-fill').getAttribute('d')) ?? ''
  const sides = [...bars.matchAll(/M([\d.]+) [\d.]+V[\d.]+H([\d.]+)V[\d.]+Z/g)]
  const middles = sides.map(([, from, to]) => (Number(from) + Number(to)) / 2)
  expect(middles).toHaveLength(16)
  for (const [i, middle] of middles.entries()) expect(Math.abs(middle - (ticks[i] ?? 0))).toBeLessThan(0.2)
  const steps = ticks.slice(1).map((tick, i) => tick - (ticks[i] ?? 0))
  expect(Math.max(...steps) - Math.min(...steps)).toBeLessThan(0.3)
  for (const chart of [original, quantized]) {
    await expect(chart.locator('pattern .hatch-line')).not.toHaveCount(0)
    await expect(chart.locator('rect[fill^="url(#"]')).toHaveCount(2)
    await expect(chart.locator('.clipped-fill')).toHaveAttribute('d', /^M/)
  }
  const [below = 0, above = 0] = (await original.locator('.clip-label').allTextContents()).map((text) =>
    Number.parseInt(text, 10),
  )
  expect(String(below + above)).toBe((await app.figures()).clipped)
  const stairs = (await app.page.locator('.staircase-chart .stair').first().getAttribute('d')) ?? ''
  expect(stairs.match(/V/g)).toHaveLength(15)
  await expect(original.locator('.original-fill')).toHaveAttribute(
    'd',
    (await original.locator('.original-line').getAttribute('d')) ?? '',
  )
})

test('weights that the article clips are marked where they went', async ({ app }) => {
  await app.open('#v=1&src=article&q=clip;a=2;b=4')
  const clipped = (await app.page.locator('.quantized-chart .clipped-fill').getAttribute('d')) ?? ''
  expect(clipped.match(/M/g)).toHaveLength(2)
})

test('each chart says in a sentence what it shows, with the figures of the result', async ({ app }) => {
  await app.open()
  const labels = await app.page
    .locator('.charts svg[role="img"]')
    .evaluateAll((charts) => charts.map((chart) => chart.getAttribute('aria-label')))
  expect(labels).toHaveLength(4)
  expect(labels[0]).toMatch(
    /^Original weights: 3,072 from −0\.872 to 0\.948; tallest bin at \S+ with \d+; 14 clipped\.$/,
  )
  expect(labels[1]).toMatch(/^Quantized weights: 16 levels from −0\.682 to 0\.597; .* of 3,072; 4 and 10 clipped/)
  expect(labels[2]).toBe('Staircase from weight to quantized value: 16 levels from −0.682 to 0.597.')
  const [, inside = '', beyond = ''] =
    /s = 0\.0853: ([\d,]+) weights within .*, (\d+) beyond/.exec(labels[3] ?? '') ?? []
  expect(Number(inside.replace(',', '')) + Number(beyond)).toBe(3072)
  const ends = await app.page.locator('.charts > div').nth(3).locator('.clip-label').allTextContents()
  expect(ends.reduce((sum, text) => sum + Number(text), 0)).toBe(Number(beyond))
})

test.describe('a browser set to Chinese', () => {
  test.use({ locale: 'zh-CN' })

  test('opens the same scene in Chinese', async ({ app }) => {
    app.speak('zh-CN')
    await app.open()
    await expect(app.root).toHaveAttribute('lang', 'zh-CN')
    await expect(app.page.locator('.charts h2').first()).toHaveText(app.words.charts.original)
    expect(await app.figures()).toEqual(await core.figuresOfLink('#v=1'))
    await app.button(app.words.topbar.languageLabel).click()
    await expect(app.root).toHaveAttribute('lang', 'en')
    await expect.poll(() => app.address()).toBe('#v=1&lang=en')
  })
})

test('it works from a sub-path of a static host, and its first load is within the budget', async ({ page }) => {
  const host = await startStaticHost('/some/deep/path/')
  const app = new App(page)
  let goOn = (): void => undefined
  const counted = new Promise<void>((resolve) => {
    goOn = resolve
  })
  // what comes after the first scene is no part of it, however long this test takes to look
  await page.route(/\/later-still-[^/]*\.js$/, async (route) => {
    await counted
    await route.continue()
  })
  try {
    await page.goto(host.url)
    await app.ready()
    const scripts = [...new Set(host.served.filter((name) => name.endsWith('.js')))]
    goOn()
    expect(await app.figures()).toEqual(await core.figuresOfLink('#v=1'))
    const sizes = scripts.map((name) => ({ name, size: gzipped(name) }))
    expect(scripts).toContainEqual(expect.stringMatching(/\/worker-/))
    expect(
      sizes.reduce((sum, { size }) => sum + size, 0),
      JSON.stringify(sizes, null, 1),
    ).toBeLessThanOrEqual(BUDGET)
    await app.follow('#v=1&src=normal;n=1000&q=symmetric;k=3')
    await app.panel('definitions').click()
    await expect(page.locator('.definitions').first()).toBeVisible()
    expect(host.missing).toEqual([])
    expect(app.problems).toEqual([])
  } finally {
    goOn()
    host.close()
  }
})

function centres(path: string | null, starts: RegExp): number[] {
  return [...(path ?? '').matchAll(starts)].map(([, x]) => Number(x))
}

function gzipped(name: string): number {
  return gzipSync(readFileSync(join(import.meta.dirname, '..', 'dist', name)), { level: 9 }).length
}

/** Runs in the page, before its own scripts. */
function watchShifts(): void {
  window.shifts = []
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.shifts.push((entry as PerformanceEntry & { value: number }).value)
  }).observe({ type: 'layout-shift', buffered: true })
}
