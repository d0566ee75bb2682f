import { type App, expect, MOST_STOPS, test } from './app.ts'
import { core } from './core.ts'

const slider = (app: App) => app.page.locator('.bits input[type="range"]')

test('Tab goes through every control in the order of reading, and each shows that it has the focus', async ({
  app,
}) => {
  await app.open()
  const { words } = app
  const stops: string[] = []
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await app.page.keyboard.press('Tab')
    const name = await nameOfFocused(app)
    if (name === 'BODY') break
    stops.push(name)
    expect(await focusShows(app), `${name} looks the same with and without the focus`).toBe(true)
  }
  const wanted = [
    words.topbar.skip,
    words.topbar.projector,
    words.topbar.share,
    'example',
    'round(X)',
    core.labelsOf('affine')?.en ?? '',
    words.bits.title,
    'mse',
    words.range.aLabel,
    words.range.bLabel,
    'tensor',
    words.rounding.title,
    words.actions.reset,
    words.charts.handleA,
    words.charts.handleB,
    'sqrt',
    words.worked.previous,
    words.worked.next,
  ]
  expect(stops.filter((name, i) => wanted.includes(name) && stops.indexOf(name) === i)).toEqual(wanted)
})

test('the skip link leads to the figures', async ({ app }) => {
  await app.open()
  await app.page.keyboard.press('Tab')
  await expect(app.page.getByRole('link', { name: app.words.topbar.skip })).toBeFocused()
  await expect(app.page.getByRole('link', { name: app.words.topbar.skip })).toBeInViewport()
  await app.page.keyboard.press('Enter')
  await expect(app.page.locator('#figures')).toBeFocused()
})

test('bits: arrows move the slider, and its field takes exact numbers and nothing else', async ({ app }) => {
  await app.open()
  const { keyboard } = app.page
  await app.tabTo(slider(app))
  for (const [key, k] of [
    ['ArrowRight', 'k=5'],
    ['ArrowUp', 'k=6'],
    ['End', 'k=16'],
    ['Home', 'k=1'],
  ] as const) {
    await keyboard.press(key)
    await app.shows(`#v=1&q=affine;${k}`)
    expect(await app.figures()).toEqual(await core.figuresOfLink(await app.recipe()))
  }
  const field = app.page.locator('.bits .field input')
  await app.page.keyboard.press('Shift+Tab')
  await expect(field).toBeFocused()
  await keyboard.type('7')
  await app.shows('#v=1&q=affine;k=7')
  await keyboard.press('ControlOrMeta+a')
  await keyboard.type('99')
  await expect(app.page.getByRole('alert')).toHaveText(/1.*16/)
  await expect(app.root).toHaveAttribute('data-recipe', '#v=1&q=affine;k=9')
  await keyboard.press('Tab')
  await app.shows('#v=1&q=affine;k=16')
  await expect(app.page.getByRole('alert')).toHaveCount(0)
})

test('the handles move by arrows, ten times as far with Shift, and to the ends of the data', async ({ app }) => {
  await app.open()
  const { keyboard } = app.page
  const start = await app.valueOf('a')
  await app.tabTo(app.handle('a'))
  await keyboard.press('ArrowRight')
  await app.shows(/range=manual/)
  const step = (await app.valueOf('a')) - start
  expect(step, '1/200 of the view').toBeCloseTo(2 / 200, 2)
  await keyboard.press('Shift+ArrowLeft')
  await expect.poll(() => app.valueOf('a')).toBeLessThan(start - 8 * step)
  await keyboard.press('Home')
  await expect.poll(() => app.valueOf('a')).toBeCloseTo(-0.872, 2)
  await keyboard.press('End')
  const b = await app.valueOf('b')
  await expect.poll(() => app.valueOf('a')).toBeGreaterThan(b - 2 * step)
  expect(await app.valueOf('a'), 'a stops before b').toBeLessThan(b)
  await app.ready()
  expect(await app.figures()).toEqual(await core.figuresOfLink(await app.recipe()))

  const reached = await app.recipe()
  // the address follows when a burst is over
  await expect.poll(() => app.address()).toBe(reached)
  const before = await app.figures()
  await app.handle('a').evaluate((handle) => {
    // one burst, however slow the machine
    for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowLeft']) {
      handle.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
    }
  })
  await expect(app.root).not.toHaveAttribute('data-recipe', reached)
  await keyboard.press('Escape')
  await app.shows(reached)
  expect(await app.figures(), 'Esc takes back what the keys did').toEqual(before)
  await expect(app.handle('a')).toBeFocused()

  await app.tabTo(app.handle('b'))
  await keyboard.press('ArrowLeft')
  await expect(app.root).not.toHaveAttribute('data-recipe', reached)
  await keyboard.press('ControlOrMeta+z')
  await app.shows(reached)
})

test('the choices of the range are one stop, and arrows go through them', async ({ app }) => {
  await app.open()
  await app.tabTo(app.choice('mse'))
  await app.page.keyboard.press('ArrowRight')
  await app.shows('#v=1&q=affine;range=entropy')
  await app.page.keyboard.press('ArrowLeft')
  await app.page.keyboard.press('ArrowLeft')
  await app.shows('#v=1&q=affine;range=percentile')
  expect(await app.figures()).toEqual(await core.figuresOfLink('#v=1&q=affine;range=percentile'))
})

test('the method menu opens, filters, chooses and closes', async ({ app }) => {
  await app.open()
  const { keyboard } = app.page
  const menu = app.page.locator('dialog.menu')
  await app.tabTo(app.page.locator('.method-button'))
  await keyboard.press('Enter')
  await expect(menu.getByRole('searchbox')).toBeFocused()
  await keyboard.type('symm')
  await expect(menu.locator('.menu-methods button')).toHaveCount(1)
  await keyboard.press('Enter')
  await app.shows('#v=1&q=symmetric')
  await expect(menu).toHaveCount(0)
  await expect(app.page.locator('.method-button')).toBeFocused()

  await keyboard.press('Enter')
  await expect(menu.getByRole('searchbox')).toBeFocused()
  await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  await app.shows('#v=1')
  await keyboard.press('Enter')
  await keyboard.press('Escape')
  await expect(menu).toHaveCount(0)
  await expect(app.page.locator('.method-button')).toBeFocused()
  await app.shows('#v=1')
})

test('the slider of the bits begins where the bits can', async ({ app }) => {
  const ticks = app.page.locator('.bits .slider-ticks i')
  for (const [method, least] of [
    ['symmetric', '2'],
    ['symmetric;k=1;span=full', '1'],
    ['affine', '1'],
    ['fixed-point', '0'],
  ]) {
    await app.open(`#v=1&q=${method}`)
    await expect(slider(app)).toHaveAttribute('min', least ?? '')
    await expect(ticks.first()).toHaveText(least ?? '')
  }
  await app.open('#v=1&q=symmetric;k=3')
  await app.tabTo(slider(app))
  await app.page.keyboard.press('Home')
  await app.shows('#v=1&q=symmetric;k=2')
})

test('single keys: bits, count axis, bins, worked weight, undo and redo', async ({ app }) => {
  await app.open()
  const { keyboard } = app.page
  await keyboard.press('+')
  await app.shows('#v=1&q=affine;k=5')
  await keyboard.press('-')
  await app.shows('#v=1')
  await keyboard.press('l')
  await expect(app.choice('linear')).toBeChecked()
  await keyboard.press('L')
  await expect(app.choice('log')).toBeChecked()
  await keyboard.press('b')
  await app.shows(/bins=160/)
  const place = app.page.locator('.worked .place')
  const before = (await place.textContent()) ?? ''
  await keyboard.press(']')
  await expect(place).not.toHaveText(before)
  await keyboard.press('[')
  await expect(place).toHaveText(before)
  await keyboard.press('ControlOrMeta+z')
  await app.shows('#v=1&y=log')
  await keyboard.press('ControlOrMeta+z')
  await expect(app.choice('linear')).toBeChecked()
  await keyboard.press('ControlOrMeta+Shift+z')
  await expect(app.choice('log')).toBeChecked()
  await keyboard.press('ControlOrMeta+Shift+z')
  await app.shows(/bins=160/)
})

test('P opens the projector view, where arrows move the bits, and Esc leaves it', async ({ app }) => {
  await app.open()
  const { keyboard } = app.page
  await keyboard.press('p')
  await expect(app.page.locator('.presenter')).toBeVisible()
  await expect(app.root).toHaveAttribute('data-theme', 'projector')
  await keyboard.press('ArrowRight')
  await expect(app.figure('bits_per_weight')).toHaveText('5.01')
  expect((await app.figures()).sqnr).toBe((await core.figuresOfLink('#v=1&q=affine;k=5')).sqnr)
  await keyboard.press('PageUp')
  await expect(app.figure('bits_per_weight')).toHaveText('4.01')
  await keyboard.press('Escape')
  await expect(app.page.locator('.presenter')).toHaveCount(0)
  await app.shows('#v=1')
})

test('? lists the keys, where single keys can be switched off for this browser', async ({ app }) => {
  await app.open()
  const { keyboard } = app.page
  const dialog = app.page.getByRole('dialog', { name: app.words.keys.title })
  await keyboard.press('?')
  await expect(dialog).toBeVisible()
  await app.tabTo(dialog.getByRole('checkbox'))
  await keyboard.press('Space')
  await expect(dialog.getByRole('checkbox')).not.toBeChecked()
  await keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)

  await keyboard.press('+')
  await keyboard.press('p')
  await app.tabTo(slider(app))
  await keyboard.press('ArrowRight')
  await app.shows('#v=1&q=affine;k=5')
  await expect(app.page.locator('.presenter')).toHaveCount(0)
  await keyboard.press('ControlOrMeta+z')
  await app.shows('#v=1')

  const other = await app.reopen('#v=1')
  await other.page.keyboard.press('+')
  await other.button(other.words.topbar.keys).click()
  await expect(other.page.getByRole('checkbox')).not.toBeChecked()
  await other.page.getByRole('checkbox').check()
  await other.page.keyboard.press('Escape')
  await expect(other.root).toHaveAttribute('data-recipe', '#v=1')
  await other.page.keyboard.press('+')
  await other.shows('#v=1&q=affine;k=5')
})

test('keys are letters while somebody types', async ({ app }) => {
  await app.open()
  const { keyboard } = app.page
  await app.choose('paste')
  const area = app.page.getByRole('textbox', { name: app.words.bring.numbers })
  await app.tabTo(area)
  await area.press('ControlOrMeta+a')
  await keyboard.type('+-lbp?[]1')
  await expect(area).toHaveValue('+-lbp?[]1')
  await app.tabTo(app.page.locator('.bits .field input'))
  await keyboard.type('-l')
  await keyboard.press('Escape')
  await app.tabTo(slider(app))
  await keyboard.press('ArrowRight')
  await app.shows('#v=1&q=affine;k=5')
  await expect(app.choice('sqrt')).toBeChecked()
  await expect(app.page.locator('.presenter, dialog')).toHaveCount(0)
})

test('a number that is typed in one go is one step of undo', async ({ app }) => {
  const start = '#v=1&q=affine;range=manual;a=-0.5;b=0.5'
  await app.open(start)
  await app.field('a').evaluate((input: HTMLInputElement) => {
    for (const text of ['-0.1', '-0.12', '-0.125']) {
      // past React, which keeps an eye on the property of the element itself
      Reflect.set(HTMLInputElement.prototype, 'value', text, input)
      input.dispatchEvent(new Event('input', { bubbles: true }))
    }
  })
  await app.shows(/a=-0\.125/)
  await app.button(app.words.topbar.undo).click()
  await app.shows(start)
  await expect(app.button(app.words.topbar.undo)).toBeDisabled()
})

test('panels open with Enter and close with Esc', async ({ app }) => {
  await app.open()
  for (const name of ['formula', 'python', 'definitions', 'table'] as const) {
    await app.tabTo(app.panel(name))
    await app.page.keyboard.press('Enter')
    await expect(app.page.locator(`#panel-${name}`)).toBeVisible()
    await expect(app.panel(name)).toHaveAttribute('aria-expanded', 'true')
    // the keyboard does not get lost among charts behind it
    await expect(app.page.locator('.charts')).toBeHidden()
    await app.page.keyboard.press('Escape')
    await expect(app.page.locator('.panel')).toHaveCount(0)
    await expect(app.panel(name)).toBeFocused()
  }
})

function nameOfFocused(app: App): Promise<string> {
  return app.page.evaluate(() => {
    const element = document.activeElement
    if (!element || element === document.body) return 'BODY'
    if (element instanceof HTMLInputElement && element.type === 'radio') return element.value
    return element.getAttribute('aria-label') ?? element.textContent.trim()
  })
}

/** Does anything around the focused element change when it loses the focus? */
async function focusShows(app: App): Promise<boolean> {
  const element = await app.page.evaluateHandle(() => document.activeElement as HTMLElement)
  const box = await element.boundingBox()
  if (!box) return false
  const clip = { x: box.x - 8, y: box.y - 8, width: box.width + 16, height: box.height + 16 }
  const focused = await app.page.screenshot({ clip, animations: 'disabled' })
  await element.evaluate((target) => target.blur())
  const blurred = await app.page.screenshot({ clip, animations: 'disabled' })
  await element.evaluate((target) => target.focus())
  return !focused.equals(blurred)
}

test('the focus goes on where what had it goes away', async ({ app }) => {
  await app.open('#v=1&q=affine;k=40')
  await app.button(app.words.notices.close).press('Enter')
  await expect(app.page.locator('#figures')).toBeFocused()
  await app.page.keyboard.press('+')
  await app.button(app.words.topbar.undo).press('Enter')
  await expect(app.button(app.words.topbar.redo)).toBeFocused()
  await app.page.keyboard.press('Enter')
  await expect(app.button(app.words.topbar.undo)).toBeFocused()
  await app.panel('formula').press('Enter')
  await app.page.locator('.panel-body').focus()
  await app.page.keyboard.press('Escape')
  await expect(app.panel('formula')).toBeFocused()
  await app.button(app.words.topbar.projector).press('Enter')
  await expect(app.page.locator('.presenter')).toBeFocused()
  await app.page.keyboard.press('Escape')
  await expect(app.button(app.words.topbar.projector)).toBeFocused()
})
