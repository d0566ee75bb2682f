import { expect, type Lang, test } from './app.ts'
import { boxOf } from './hand.ts'
import { cutTexts, heightOfPage, overlaps, textsBeyond, widthOfPage } from './sight.ts'

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
  [768, 1024],
  [360, 740],
] as const) {
  test.describe(`${width} × ${height}`, () => {
    test.use({ viewport: { width, height } })

    test('the panels are no wider than their room', async ({ app }) => {
      await app.open()
      for (const panel of ['formula', 'definitions', 'table'] as const) {
        await test.step(panel, async () => {
          await app.panel(panel).evaluate((button: HTMLElement) => button.click())
          const body = app.page.locator(`#panel-${panel} .panel-body`)
          await expect(body.locator(panel === 'formula' ? 'math' : '> *').first()).toBeVisible()
          expect(await body.evaluate((box) => box.scrollWidth - box.clientWidth)).toBeLessThanOrEqual(1)
          expect(await cutTexts(app)).toEqual([])
        })
      }
    })

    for (const theme of ['dark', 'projector'])
      test(`the list of a file's tensors, ${theme}`, async ({ app }) => {
        for (const lang of LANGUAGES) {
          await test.step(lang, async () => {
            await app.open(`#v=1&view=file&theme=${theme}&lang=${lang}`)
            await expect(app.page.locator('.file')).toHaveAttribute('data-scan', 'done', { timeout: 20_000 })
            expect(await widthOfPage(app)).toBeLessThanOrEqual(width)
            expect(await cutTexts(app)).toEqual([])
            expect(await overlaps(app)).toEqual([])
            expect(await textsBeyond(app, '.file-rows .share')).toEqual([])
            for (const figure of ['file_sqnr', 'file_bits', 'file_bytes']) {
              await app.figure(figure).scrollIntoViewIfNeeded()
              await expect(app.figure(figure), figure).toBeInViewport({ ratio: 0.9 })
            }
          })
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

for (const [width, height] of SIZES.filter(([width]) => width > 719)) {
  test(`at ${width} × ${height} the worked weight is one line`, async ({ app }) => {
    await app.page.setViewportSize({ width, height })
    for (const lang of LANGUAGES) {
      await app.open(`#v=1&lang=${lang}`)
      const terms = await app.page
        .locator('.steps .term, .steps .meaning')
        .evaluateAll((all) =>
          all.map((each) => [each.className, Math.round(each.getBoundingClientRect().top)] as const),
        )
      expect(terms.length).toBeGreaterThan(10)
      for (const row of ['term', 'meaning'])
        expect(new Set(terms.flatMap(([name, top]) => (name === row ? top : []))).size, `${lang} ${row}`).toBe(1)
    }
  })
}

test('on a tablet the charts give back the room that a smaller window takes', async ({ app }) => {
  await app.page.setViewportSize({ width: 768, height: 1200 })
  await app.open()
  const original = app.page.locator('.original-chart')
  const tall = (await boxOf(original)).height
  await app.page.setViewportSize({ width: 768, height: 1024 })
  await expect.poll(() => heightOfPage(app)).toBe(1024)
  expect((await boxOf(original)).height).toBeLessThan(tall)
})

test('on the phone what went wrong comes into sight, wherever it was asked for', async ({ app }) => {
  await app.page.setViewportSize({ width: 360, height: 740 })
  await app.open('#v=1&src=values;d=1,2,3')
  const use = app.button(app.words.bring.usePasted)
  await app.page.locator('textarea').fill('1/2')
  await use.click()
  await expect(app.page.getByRole('alert')).toContainText('1/2')
  await expect(app.page.getByRole('alert')).toBeInViewport({ ratio: 1 })
})

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
