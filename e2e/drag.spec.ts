import type { Page } from '@playwright/test'
import { type App, expect, test } from './app.ts'
import { core } from './core.ts'
import { boxOf, Hand, thumbAt } from './hand.ts'

/** Longer than the address bar waits after a change: in a drag of this length it would have been written. */
const LONG_MS = 600

const bits = (app: App) => app.page.locator('.bits input[type="range"]')
const shareOfBits = (k: number): number => (k - 1) / 15

for (const side of ['a', 'b'] as const) {
  test(`dragging ${side} puts the range into the hand, live, and one undo takes all of it back`, async ({ app }) => {
    await app.open()
    const hand = new Hand(app.page)
    const before = await app.figures()
    const inward = side === 'a' ? 1 : -1
    const other = side === 'a' ? 'b' : 'a'
    const [start, stays] = [await app.valueOf(side), await app.valueOf(other)]

    await hand.grab(app.handle(side))
    const sqnrs = new Set<string | undefined>()
    for (let step = 1; step <= 8; step++) {
      const last = await app.recipe()
      await hand.moveBy(inward * 5)
      await expect(app.root).not.toHaveAttribute('data-recipe', last)
      await app.ready()
      sqnrs.add((await app.figures()).sqnr)
    }
    expect(sqnrs.size, 'the figures follow the hand').toBe(8)
    await hand.release()

    const recipe = await app.recipe()
    expect(recipe).toMatch(/^#v=1&q=affine;range=manual;a=-?[\d.]+;b=[\d.]+$/)
    expect((await app.valueOf(side)) * inward).toBeGreaterThan(start * inward)
    expect(await app.valueOf(other)).toBe(stays)
    expect(recipe).toContain(`;${side}=${await app.valueOf(side)}`)
    expect(await app.figures()).toEqual(await core.figuresOfLink(recipe))
    await expect(app.choice('manual')).toBeChecked()

    await app.button(app.words.topbar.undo).click()
    await app.shows('#v=1')
    expect(await app.figures()).toEqual(before)
    await expect(app.choice('mse')).toBeChecked()
    await expect(app.button(app.words.topbar.undo)).toBeDisabled()
    await app.button(app.words.topbar.redo).click()
    await app.shows(recipe)
  })
}

test('a cannot pass b, and b cannot pass a', async ({ app }) => {
  await app.open()
  const hand = new Hand(app.page)
  const chart = await boxOf(app.page.locator('.original-chart svg').first())
  await hand.grab(app.handle('a'))
  await hand.moveTo(chart.x + chart.width - 8)
  await hand.release()
  await app.shows(/range=manual/)
  const [a, b] = [await app.valueOf('a'), await app.valueOf('b')]
  expect(a).toBeLessThan(b)
  expect(b - a, 'it stops one step, 1/200 of the view, before').toBeLessThan(0.012)

  await hand.grab(app.handle('b'))
  await hand.moveTo(chart.x + chart.width - 8)
  await expect.poll(() => app.valueOf('b')).toBeGreaterThan(b)
  await hand.moveTo(chart.x + 40)
  await hand.release()
  await expect.poll(() => app.valueOf('b')).toBeLessThan(a + 0.012)
  expect(await app.valueOf('a')).toBe(a)
  expect(await app.valueOf('b')).toBeGreaterThan(a)
  await app.ready()
  expect(await app.figures()).toEqual(await core.figuresOfLink(await app.recipe()))
})

test('Esc during a drag gives back the range that was there before', async ({ app }) => {
  await app.open()
  const hand = new Hand(app.page)
  const before = await app.figures()
  await hand.grab(app.handle('b'))
  await hand.moveBy(-60)
  await app.shows(/range=manual/)
  await app.page.keyboard.press('Escape')
  await app.shows('#v=1')
  await hand.moveBy(-60)
  await hand.release()
  await app.shows('#v=1')
  expect(await app.figures()).toEqual(before)
  await expect(app.button(app.words.topbar.undo)).toBeDisabled()
})

test('dragging k shows the result of every value on the way, and is one step of undo', async ({ app }) => {
  await app.open()
  const hand = new Hand(app.page)
  const { x, width } = await boxOf(bits(app))
  await hand.grabThumb(bits(app), shareOfBits(4))
  for (let k = 5; k <= 9; k++) {
    await hand.moveTo(x + thumbAt(shareOfBits(k), width))
    await app.shows(`#v=1&q=affine;k=${k}`)
    expect(await app.figures()).toEqual(await core.figuresOfLink(`#v=1&q=affine;k=${k}`))
  }
  await hand.release()
  await app.button(app.words.topbar.undo).click()
  await app.shows('#v=1')
  await expect(app.button(app.words.topbar.undo)).toBeDisabled()
})

test('the two thumbs of the range do what the handles do', async ({ app }) => {
  await app.open()
  const hand = new Hand(app.page)
  const thumb = app.page.getByRole('slider', { name: app.words.range.bLabel, exact: true })
  const b = await app.valueOf('b')
  const share = await thumb.evaluate(
    (input: HTMLInputElement) => (input.valueAsNumber - Number(input.min)) / (Number(input.max) - Number(input.min)),
  )
  await hand.grabThumb(thumb, share)
  await hand.moveBy(-30)
  await hand.release()
  await app.shows(/range=manual/)
  expect(await app.valueOf('b')).toBeLessThan(b)
  expect(await app.figures()).toEqual(await core.figuresOfLink(await app.recipe()))
  await app.button(app.words.topbar.undo).click()
  await app.shows('#v=1')
})

for (const what of ['a', 'k'] as const) {
  test(`the address bar waits until the hand lets go of ${what}`, async ({ app }) => {
    await app.page.addInitScript(noteDragsAndAddresses)
    await app.open()
    const hand = new Hand(app.page)
    if (what === 'k') await hand.grabThumb(bits(app), shareOfBits(4))
    else await hand.grab(app.handle('a'))
    const started = performance.now()
    for (let i = 0; performance.now() - started < LONG_MS; i++) await hand.moveBy(i % 2 === 0 ? 20 : -20)
    await hand.moveBy(30)
    await app.shows(/q=affine/)
    expect(await app.address()).toBe('')
    await hand.release()
    await expect.poll(() => app.address()).not.toBe('')
    expect(await app.address()).toBe(await app.recipe())
    const [pressed, released, ...rest] = await notes(app.page)
    expect([pressed?.what, released?.what, ...rest.map((note) => note.what)]).toEqual(['press', 'release', 'address'])
    expect((released?.at ?? 0) - (pressed?.at ?? 0)).toBeGreaterThan(LONG_MS)
  })
}

test('dragging is not choosing: the worked weight stays', async ({ app }) => {
  await app.open()
  const hand = new Hand(app.page)
  const place = app.page.locator('.worked .place')
  await expect(place).toHaveText(/\d/)
  const before = (await place.textContent()) ?? ''
  await hand.grab(app.handle('a'))
  await hand.moveBy(30)
  await hand.release()
  await app.shows(/range=manual/)
  await expect(place).toHaveText(before)
  const { x, y, width, height } = await boxOf(app.page.locator('.original-chart svg').first())
  await app.page.mouse.click(x + width / 2, y + height / 2)
  await expect(place).not.toHaveText(before)
})

interface Note {
  readonly what: 'press' | 'release' | 'address'
  readonly at: number
}

function notes(page: Page): Promise<Note[]> {
  return page.evaluate(() => (window as unknown as { notes: Note[] }).notes)
}

/** Runs in the page: when the hand pressed and let go, and when the address was written. */
function noteDragsAndAddresses(): void {
  const taken: Note[] = []
  const take = (what: Note['what']): void => {
    taken.push({ what, at: performance.now() })
  }
  Object.assign(window, { notes: taken })
  addEventListener('pointerdown', () => take('press'), true)
  addEventListener('pointerup', () => take('release'), true)
  const write = history.replaceState.bind(history)
  history.replaceState = (...change) => {
    write(...change)
    take('address')
  }
}
