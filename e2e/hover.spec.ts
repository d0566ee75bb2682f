import type { Locator } from '@playwright/test'
import { expect, test } from './app.ts'

const ALL = 3072

/** What the tooltip tells on a way through the chart: the number of weights of each interval. */
async function sweep(chart: Locator): Promise<Map<string, number>> {
  const told = await chart.evaluate(async (element) => {
    const { left, width, top, height } = element.getBoundingClientRect()
    const found: [string, string][] = []
    for (let x = 1; x < width; x += 2) {
      const at = { clientX: left + x, clientY: top + height * 0.6, bubbles: true }
      element.dispatchEvent(new PointerEvent('pointermove', at))
      await new Promise(requestAnimationFrame)
      const box = element.querySelector('.tooltip')
      if (box)
        found.push([box.querySelector('b')?.textContent ?? '', box.querySelector('.o, .q, .c')?.textContent ?? ''])
    }
    return found
  })
  return new Map(told.map(([interval, weights]) => [interval, Number.parseInt(weights.replace(',', ''), 10)]))
}

const sum = (counts: Map<string, number>): number => [...counts.values()].reduce((all, n) => all + n, 0)

test('the pointer tells of every bar how many weights it holds', async ({ app }) => {
  await app.open()
  const error = app.page.locator('.hover-area')
  await error.hover()
  await expect(error.locator('.tooltip')).toBeVisible()
  const errors = await sweep(error)
  expect(sum(errors)).toBe(ALL)
  const { clipped = '' } = await app.figures()
  const far = [...errors].filter(([interval]) => interval.startsWith('beyond'))
  expect(far.map(([interval]) => interval)).toEqual(['beyond −1.5 s', 'beyond 1.5 s'])
  expect(sum(new Map(far))).toBeLessThan(Number(clipped))

  await app.page.mouse.move(0, 0)
  await expect(app.page.locator('.tooltip')).toHaveCount(0)
  const original = app.page.locator('.original-chart')
  await original.hover()
  await expect(original.locator('.tooltip')).toBeVisible()
  expect(sum(await sweep(original))).toBe(ALL)
})

test('over the errors it is silent while a hand drags', async ({ app }) => {
  await app.open()
  const grip = await app.handle('b').locator('.grip').boundingBox()
  const error = await app.page.locator('.hover-area').boundingBox()
  if (!grip || !error) throw new Error('no handle or no chart')
  await app.page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2)
  await app.page.mouse.down()
  await app.page.mouse.move(error.x + error.width / 2, error.y + error.height / 2, { steps: 5 })
  await expect(app.page.locator('.tooltip')).toHaveCount(0)
  await app.page.mouse.up()
})
