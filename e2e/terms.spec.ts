import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { type App, expect, type Lang, test } from './app.ts'
import { core } from './core.ts'
import { Hand } from './hand.ts'

const LANGUAGES: readonly Lang[] = ['en', 'zh-CN']

const tip = (app: App) => app.page.locator('#term-tip')
const term = (app: App, id: string) => app.page.locator(`[data-term="${id}"]`)

/** The page, once it listens for words. */
async function open(app: App, link = '#v=1'): Promise<void> {
  const listens = app.page.waitForResponse(/\/later-still-/)
  await app.open(link)
  await (await listens).finished()
}

const said = (id: string, lang: Lang, method = 'affine') => core.explained(id, lang, method)

/** Words on the page of which nothing is said in one of the languages. */
async function unexplained(page: Page, method: string): Promise<string[]> {
  const found = await page
    .locator('[data-term]')
    .evaluateAll((all) => all.map((each) => each.getAttribute('data-term') ?? ''))
  expect(found.length).toBeGreaterThan(5)
  return LANGUAGES.flatMap((lang) => found.filter((id) => !said(id, lang, method)))
}

test('every word that is marked has its sentence, in both languages', async ({ app }) => {
  await open(app)
  for (const method of core.ofEachFamily) {
    await test.step(method, async () => {
      await app.follow(`#v=1&src=normal;n=2000;outliers=2&q=${method}`)
      expect(await unexplained(app.page, method)).toEqual([])
    })
  }
  await app.follow('#v=1&view=file')
  await expect(term(app, 'share')).toBeVisible()
  expect(await unexplained(app.page, 'affine')).toEqual([])
})

for (const lang of LANGUAGES) {
  test(`the pointer has figures, titles, choices and lists explained, ${lang}`, async ({ app }) => {
    await open(app, `#v=1&lang=${lang}`)
    const places = [
      ['.figure.sqnr dt', 'sqnr'],
      ['.share-names .c', 'clipping_share'],
      ['.range h2 button', 'range'],
      ['label:has(input[value="percentile"])', 'range.percentile'],
      ['label:has(input[value="channel"])', 'gran.channel'],
      ['[data-term="rounding"] >> xpath=ancestor::section >> select', 'rounding.half-even'],
      ['[data-term="staircase"]', 'staircase'],
      ['[data-term="step.shift"]', 'zp'],
    ] as const
    for (const [place, id] of places) {
      await app.page.locator(place).hover()
      const expected = said(id, lang)
      await expect(tip(app), place).toHaveText(`${expected?.name}${expected?.text}`)
      const box = await tip(app).boundingBox()
      expect(box && box.x >= 0 && box.y >= 0 && box.x + box.width <= 1280 && box.y + box.height <= 800).toBe(true)
    }
    // what is told stays under the pointer, and goes with it
    await tip(app).hover()
    await app.page.waitForTimeout(500)
    await expect(tip(app)).toBeVisible()
    await app.page.mouse.move(640, 2)
    await expect(tip(app)).toHaveCount(0)
  })
}

test('the focus has words explained until Esc, which closes nothing else', async ({ app }) => {
  await open(app)
  await app.panel('definitions').click()
  const title = term(app, 'range')
  await app.page.locator('.method-button').focus()
  await app.tabTo(title)
  await expect(tip(app)).toContainText(said('range', 'en')?.text ?? '')
  await expect(title).toHaveAccessibleDescription(/levels are spread over/)
  await app.page.keyboard.press('Escape')
  await expect(tip(app)).toHaveCount(0)
  await expect(app.page.locator('#panel-definitions')).toBeVisible()
  await expect(title).toBeFocused()
  expect(await title.getAttribute('aria-describedby')).toBeNull()

  // one that is only passed says nothing, and takes no Esc from what comes after it
  await title.evaluate((button) => {
    button.blur()
    button.focus()
    document.querySelector<HTMLElement>('.bits .field input')?.focus()
  })
  await app.page.waitForTimeout(700)
  await expect(tip(app)).toHaveCount(0)
  await title.focus()

  // and the choices after it
  await app.page.keyboard.press('Tab')
  await expect(tip(app)).toContainText(said('range.mse', 'en')?.text ?? '')
  await app.page.keyboard.press('ArrowLeft')
  await expect(tip(app)).toContainText(said('range.percentile', 'en')?.text ?? '')
  const { violations } = await new AxeBuilder({ page: app.page }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([])
  await app.page.keyboard.press('Escape')
  await app.page.keyboard.press('Escape')
  await expect(app.page.locator('#panel-definitions')).toHaveCount(0)
})

test('a drag across words says nothing, and a press on a word hides what is said', async ({ app }) => {
  await open(app)
  await app.page.locator('.range h2 button').hover()
  await expect(tip(app)).toBeVisible()
  const hand = new Hand(app.page)
  await hand.grab(app.handle('a'))
  await expect(tip(app)).toHaveCount(0)
  const figure = await app.page.locator('.figure.sqnr dt').boundingBox()
  await hand.moveTo((figure?.x ?? 0) + 20)
  await app.page.mouse.move((figure?.x ?? 0) + 20, (figure?.y ?? 0) + 5)
  await app.page.waitForTimeout(700)
  await expect(tip(app)).toHaveCount(0)
  await hand.release()
  await app.choose('minmax')
  await app.page.waitForTimeout(700)
  await expect(tip(app)).toHaveCount(0)
})

test('the definitions have the words of the method and of its settings', async ({ app }) => {
  await open(app, '#v=1&q=affine;range=percentile')
  await app.panel('definitions').click()
  const word = (id: string) => app.page.locator(`[data-word="${id}"]`)
  await expect(word('zp')).toContainText(said('zp', 'en')?.text ?? '')
  await expect(word('range.percentile')).toBeVisible()
  await app.choose('minmax')
  await expect(word('range.minmax')).toBeVisible()
  await expect(word('range.percentile')).toHaveCount(0)
  await app.follow('#v=1&q=float8_e4m3fn')
  await expect(word('subnormal')).toContainText(said('subnormal', 'en')?.text ?? '')
  await expect(word('zp')).toHaveCount(0)
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true })

  test('a touch has words explained, the next one ends it', async ({ app }) => {
    await open(app)
    for (const [place, id] of [
      ['.figure.clipped', 'clipped'],
      ['.bits h2 button', 'k'],
      ['label:has(input[value="percentile"])', 'range.percentile'],
    ] as const) {
      await app.page.locator(place).tap()
      await expect(tip(app)).toContainText(said(id, 'en')?.text ?? '')
      const box = await tip(app).boundingBox()
      expect(box && box.x >= 0 && box.x + box.width <= 360).toBe(true)
    }
    await app.page.locator('.phone-legend').tap({ position: { x: 60, y: 4 } })
    await expect(tip(app)).toHaveCount(0)
    expect(await app.page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
  })
})
