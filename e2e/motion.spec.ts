import type { Browser, Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { Hand } from './hand.ts'

const SHAPES = ['.quantized-chart .quantized-fill', '.staircase-chart .stair', '.error-fill', '.level-ticks'] as const

function shapesOf(page: Page): Promise<(string | null)[]> {
  return Promise.all(SHAPES.map((shape) => page.locator(shape).first().getAttribute('d')))
}

/** The shapes of a link where nothing moves. */
async function stillShapes(browser: Browser, url: string): Promise<(string | null)[]> {
  const still = await browser.newPage({ reducedMotion: 'reduce' })
  await still.goto(url)
  await still.locator('html[data-status="ready"]').waitFor({ state: 'attached' })
  const shapes = await shapesOf(still)
  await still.close()
  return shapes
}

/** How many times each shape is drawn anew from now on. */
async function watchShapes(page: Page): Promise<() => Promise<number[]>> {
  await page.evaluate((shapes) => {
    const drawn = shapes.map(() => 0)
    Object.assign(window, { drawn })
    new MutationObserver((records) => {
      shapes.forEach((shape, i) => {
        const changed = records.some(({ target }) => target instanceof Element && target.matches(shape))
        if (changed) drawn[i] = (drawn[i] ?? 0) + 1
      })
    }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['d'] })
  }, SHAPES)
  return () => page.evaluate(() => (window as unknown as { drawn: number[] }).drawn)
}

test.describe('with motion', () => {
  test.use({ contextOptions: { reducedMotion: 'no-preference' } })

  test('a choice moves bars, levels, stairs and errors to exactly where they belong', async ({ app, browser }) => {
    const motion = app.page.waitForResponse(/\/motion-/)
    await app.open('#v=1&q=affine;k=4;range=minmax')
    await (await motion).finished()
    const before = await shapesOf(app.page)
    const drawn = await watchShapes(app.page)
    await app.choose('percentile')
    await app.shows(/range=percentile/)
    // at least once on the way and once at the end, however few frames a busy machine has
    await expect.poll(async () => Math.min(...(await drawn()))).toBeGreaterThan(1)

    const after = await stillShapes(browser, new URL(await app.recipe(), app.page.url()).href)
    expect(after).not.toEqual(before)
    await expect.poll(() => shapesOf(app.page)).toEqual(after)
  })

  test('a drag moves nothing by itself', async ({ app, browser }) => {
    const motion = app.page.waitForResponse(/\/motion-/)
    await app.open('#v=1&q=affine;k=4;range=minmax')
    await (await motion).finished()
    const hand = new Hand(app.page)
    await hand.grab(app.handle('a'))
    await hand.moveBy(40)
    await app.shows(/range=manual/)
    const drawn = await watchShapes(app.page)
    const recipe = await app.recipe()
    await hand.moveBy(5)
    await expect(app.root).not.toHaveAttribute('data-recipe', recipe)
    await app.ready()
    const [bars] = await shapesOf(app.page)
    // three mouse events, so at most three results
    expect(Math.max(...(await drawn()))).toBeLessThanOrEqual(3)
    // the charts below follow once the hand rests: the stair is that of the result on show
    const [, stair] = await stillShapes(browser, new URL(await app.recipe(), app.page.url()).href)
    await expect.poll(async () => (await shapesOf(app.page))[1]).toBe(stair)
    const shapes = await shapesOf(app.page)
    expect(shapes[0]).toBe(bars)
    await app.page.waitForTimeout(250)
    expect(await shapesOf(app.page)).toEqual(shapes)
    expect(Math.max(...(await drawn()))).toBeLessThanOrEqual(3)
    await hand.release()
  })
})

test('with reduced motion a choice is drawn once', async ({ app }) => {
  await app.open('#v=1&q=affine;k=4;range=minmax')
  const drawn = await watchShapes(app.page)
  await app.choose('percentile')
  await app.shows(/range=percentile/)
  await app.page.waitForTimeout(250)
  expect(await drawn()).toEqual([1, 1, 1, 1])
})
