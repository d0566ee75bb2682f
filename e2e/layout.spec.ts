import { type App, expect, type Lang, test } from './app.ts'
import { boxOf } from './hand.ts'

const SIZES = [
  [1440, 900],
  [1280, 800],
  [1280, 680],
  [768, 1024],
  [360, 740],
] as const
const LANGUAGES: readonly Lang[] = ['en', 'zh-CN']
const SCENES = [
  '',
  '&q=symmetric;k=8;gran=channel',
  '&src=article&q=fixed-point',
  '&src=student-t;outliers=9&q=affine;range=percentile',
]

/** Texts that may end in an ellipsis: the grey subtitles of the charts, which are the first to go. */
const MAY_BE_CUT = '.chart-title .sub, .file-name, select, .link-field'

for (const [width, height] of SIZES) {
  test.describe(`${width} × ${height}`, () => {
    test.use({ viewport: { width, height }, reducedMotion: 'reduce' })

    test('nothing scrolls sideways, no text is cut, nothing lies over anything else', async ({ app }) => {
      await app.open()
      for (const lang of LANGUAGES) {
        for (const scene of SCENES) {
          await test.step(`${lang} ${scene}`, async () => {
            await app.follow(`#v=1${scene}&lang=${lang}`)
            await expect(app.root).toHaveAttribute('lang', lang)
            expect(await widthOfPage(app)).toBeLessThanOrEqual(width)
            expect(await cutTexts(app)).toEqual([])
            expect(await overlaps(app)).toEqual([])
          })
        }
      }
    })

    // on a phone it scrolls
    if (width > 719)
      test('the projector view fits the window', async ({ app }) => {
        for (const lang of LANGUAGES) {
          await app.open(`#v=1&present=1&lang=${lang}`)
          await expect(app.page.locator('.presenter svg').first()).toBeVisible()
          expect(await widthOfPage(app)).toBeLessThanOrEqual(width)
          expect(await heightOfPage(app)).toBeLessThanOrEqual(height)
          expect(await cutTexts(app)).toEqual([])
        }
      })
  })
}

for (const [width, height] of [
  [1440, 900],
  [1280, 800],
  [1280, 680],
] as const) {
  test(`at ${width} × ${height} the whole scene stands without scrolling`, async ({ app }) => {
    await app.page.setViewportSize({ width, height })
    await app.open()
    expect(await heightOfPage(app)).toBeLessThanOrEqual(height)
    for (const part of ['.figures', '.original-chart', '.quantized-chart', '.staircase-chart', '.worked .steps']) {
      const box = await boxOf(app.page.locator(part))
      expect(box.y, part).toBeGreaterThanOrEqual(0)
      expect(box.y + box.height, part).toBeLessThanOrEqual(height)
    }
    for (const group of ['.weights', '.method-button', '.bits'])
      await expect(app.page.locator(`.rail ${group}`)).toBeInViewport({ ratio: 1 })
    await expect(app.button(app.words.actions.reset)).toBeInViewport({ ratio: 1 })
  })
}

for (const [width, height] of SIZES.filter(([width]) => width > 719)) {
  test(`at ${width} × ${height} the four charts have the same plot width and the same margin`, async ({ app }) => {
    await app.page.setViewportSize({ width, height })
    await app.open()
    const baselines = await app.page.locator('.charts .baseline').evaluateAll((paths) =>
      paths.map((path) => {
        const [, from, to] = /^M([\d.]+) [\d.]+H([\d.]+)$/.exec(path.getAttribute('d') ?? '') ?? []
        return [Number(from), Number(to)]
      }),
    )
    expect(baselines).toHaveLength(4)
    for (const line of baselines) expect(line).toEqual(baselines[0])
    expect(baselines[0]?.[0]).toBe(36)
    const lefts = await Promise.all(
      ['.original-chart', '.staircase-chart'].map(async (chart) => (await boxOf(app.page.locator(chart))).x),
    )
    expect(lefts[0], 'histogram and staircase share their x').toBe(lefts[1])
    const upper = await boxOf(app.page.locator('.original-chart'))
    const lower = await boxOf(app.page.locator('.staircase-chart'))
    expect(upper.height).toBeGreaterThanOrEqual(150)
    expect(lower.height).toBeGreaterThanOrEqual(130)
  })
}

test('on the phone the figures stay in sight, and one chart and the bits are on a screen together', async ({ app }) => {
  await app.page.setViewportSize({ width: 360, height: 740 })
  await app.open()
  await expect(app.page.locator('.overlay-chart')).toBeInViewport({ ratio: 1 })
  await app.page.locator('.bits input[type="range"]').scrollIntoViewIfNeeded()
  await expect(app.figure('sqnr')).toBeInViewport()
  await expect(app.figure('bits_per_weight')).toBeInViewport()
  await expect(app.figure('clipped')).toBeInViewport()
  for (const [i, part] of ['controls', 'staircase', 'error', 'one-weight'].entries()) {
    await app.page.locator('.phone-tabs button').nth(i).click()
    await expect(app.page.locator(`#${part}`)).toBeInViewport()
  }
})

test('on a touch screen every control is large enough', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })
  const page = await context.newPage()
  await page.goto('/')
  await expect(page.locator('html')).toHaveAttribute('data-status', 'ready')
  const small = await page
    .locator('button:visible, select:visible, .segments label:visible, .field:visible')
    .evaluateAll((controls) =>
      controls
        .map((control) => ({ text: control.textContent, box: control.getBoundingClientRect() }))
        .filter(({ box }) => box.width < 24 || box.height < 24)
        .map(({ text, box }) => `${text} ${box.width} × ${box.height}`),
    )
  expect(small).toEqual([])
  await context.close()
})

test('without motion nothing moves by itself', async ({ app }) => {
  await app.page.emulateMedia({ reducedMotion: 'reduce' })
  await app.open()
  await app.panel('formula').click()
  await expect(app.page.locator('.panel')).toBeVisible()
  expect(
    await app.page.evaluate(() => document.getAnimations().filter((each) => each.playState === 'running').length),
  ).toBe(0)
})

function widthOfPage(app: App): Promise<number> {
  return app.page.evaluate(() => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth))
}

function heightOfPage(app: App): Promise<number> {
  return app.page.evaluate(() => Math.max(document.documentElement.scrollHeight, document.body.scrollHeight))
}

/** Texts that are wider than the box that they stand in, or that leave their chart. */
function cutTexts(app: App): Promise<string[]> {
  return app.page.evaluate((mayBeCut) => {
    const visible = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true })
    const hidden = '.visually-hidden, .visually-hidden *, .skip-link'
    const boxes = [...document.querySelectorAll<HTMLElement>('body *:not(svg *)')]
      .filter((element) => visible(element) && !element.matches(`${mayBeCut}, ${hidden}`))
      .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()))
      .filter((element) => getComputedStyle(element).display !== 'inline')
      .filter((element) => element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1)
    // a chart may write into the margin beside it, but not beyond that
    const marks = [...document.querySelectorAll<SVGTextElement>('svg text')].filter((text) => {
      const { left, right, width } = text.getBoundingClientRect()
      const frame = text.ownerSVGElement?.getBoundingClientRect()
      return visible(text) && width > 0 && frame && (left < frame.left - 8 || right > frame.right + 8)
    })
    return [...boxes, ...marks].map(
      (element) => `${element.getAttribute('class') ?? element.tagName}: ${element.textContent}`,
    )
  }, MAY_BE_CUT)
}

/** Parts of the page that lie over each other. */
function overlaps(app: App): Promise<string[]> {
  return app.page.evaluate(() => {
    const parts = '.figure, .chart-title > *, .worked-head > *, .steps > li, .group-head > *, .topbar-line > *'
    const boxes = [...document.querySelectorAll(parts)]
      .filter((part) => part.checkVisibility() && part.getBoundingClientRect().width > 0)
      .map((part) => ({ part, box: part.getBoundingClientRect() }))
    const found: string[] = []
    for (const [i, one] of boxes.entries()) {
      for (const other of boxes.slice(i + 1)) {
        if (one.part.parentElement !== other.part.parentElement) continue
        const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left)
        const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top)
        if (wide > 1 && high > 1) found.push(`${one.part.textContent} lies over ${other.part.textContent}`)
      }
    }
    return found
  })
}
