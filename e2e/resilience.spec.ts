import { type App, expect, expectNear, file, test } from './app.ts'
import { core } from './core.ts'

const SCENE = '#v=1&src=normal;n=20000&q=affine;k=3'

test.describe('a worker that dies', () => {
  test('idle is replaced with its weights; the figures stay and the next ones are right', async ({ app }) => {
    await app.open(SCENE)
    const figures = await app.figures()
    await crash(app)
    await expect(app.page.locator('.toast')).toContainText(app.words.toast.restarted)
    await app.ready()
    expect(await app.figures()).toEqual(figures)
    await app.page.keyboard.press('+')
    await app.shows('#v=1&src=normal;n=20000')
    expectNear(await app.figures(), await core.figuresOfLink('#v=1&src=normal;n=20000'))
  })

  test('under a request answers it all the same', async ({ app }) => {
    await app.open('#v=1&src=normal;n=3000000&q=affine;range=minmax')
    await app.page.keyboard.press('+')
    await crash(app)
    await app.shows('#v=1&src=normal;n=3000000&q=affine;k=5;range=minmax')
    await expect(app.page.locator('.toast')).toContainText(app.words.toast.restarted)
    expectNear(await app.figures(), await core.figuresOfLink(await app.recipe()))
  })

  test('with weights of a file has them again', async ({ app }) => {
    const bytes = core.encodeNpy(
      [20, 20],
      Float32Array.from({ length: 400 }, (_, i) => Math.sin(i)),
    )
    await app.open(SCENE)
    await app.upload(file('sine.npy', bytes))
    await app.shows(/src=file/)
    await crash(app)
    await expect(app.page.locator('.toast')).toContainText(app.words.toast.restarted)
    await app.page.keyboard.press('+')
    await app.shows(/src=file;name=sine\.npy;sha256=[0-9a-f]{64}$/)
    expect(await app.figures()).toEqual(core.figuresOf(await core.openFile('sine.npy', bytes), 'affine'))
  })
})

test('a worker that hangs is noticed and replaced', async ({ app }) => {
  await app.open(SCENE)
  await app.page.workers()[0]?.evaluate(() => {
    setTimeout(() => {
      for (;;);
    })
  })
  await app.page.keyboard.press('+')
  await expect(app.root).toHaveAttribute('data-status', 'working')
  await expect(app.page.locator('.toast')).toContainText(app.words.toast.restarted, { timeout: 15_000 })
  await app.shows('#v=1&src=normal;n=20000')
  expectNear(await app.figures(), await core.figuresOfLink('#v=1&src=normal;n=20000'))
})

test('a part that cannot be downloaded is missed, and the page goes on; opening is tried again', async ({ app }) => {
  await app.open(SCENE)
  const figures = await app.figures()
  await app.page.route(/\/(keys-dialog|open)-[^/]*\.js$/, (route) => route.abort())
  await app.button(app.words.topbar.keys).click()
  await expect(app.page.locator('.toast')).toContainText(app.words.notices.partFailed)
  expect(await app.figures()).toEqual(figures)
  const numbers = file('numbers.txt', '1.5 2.5 4')
  await app.upload(numbers)
  await app.page.keyboard.press('+')
  await app.shows('#v=1&src=normal;n=20000')
  await app.page.unrouteAll()
  await app.upload(numbers)
  await app.shows(/src=file;name=numbers\.txt/)
  app.problems.length = 0
})

test('words that are slow to come hold up nothing else', async ({ app }) => {
  let release = (): void => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await app.page.route(/\/rare-[^/]*\.js$/, async (route) => {
    await held
    await route.continue()
  })
  const asked = app.page.waitForRequest(/\/rare-[^/]*\.js$/)
  await app.open()
  await app.page.locator('.original-chart').hover()
  await asked
  await app.page.keyboard.press('+')
  await app.shows(/k=5/)
  await expect(app.figure('levels')).toHaveAttribute('data-value', '32')
  release()
})

test('of requests that overtake each other, the last one is on show at the end', async ({ app }) => {
  await app.open('#v=1&src=normal;n=1000000&q=affine;k=1;range=minmax')
  for (let i = 0; i < 15; i++) await app.page.keyboard.press('+')
  await app.shows('#v=1&src=normal;n=1000000&q=affine;k=16;range=minmax')
  expectNear(await app.figures(), await core.figuresOfLink(await app.recipe()))
})

test('long work shows how far it is, keeps the last figures as those of before, and can be stopped', async ({
  app,
}) => {
  await app.open('#v=1&src=normal;n=3000000&q=affine;range=minmax;gran=group;group=4096')
  const before = await app.figures()
  const chart = app.page.locator('.original-chart')
  const place = await chart.boundingBox()
  await app.choose('mse')
  const bar = app.page.getByRole('progressbar')
  await expect(bar).toBeVisible()
  await expect.poll(async () => Number(await bar.getAttribute('aria-valuenow'))).toBeGreaterThan(0)
  await expect(app.root).toHaveAttribute('data-status', 'working')
  await expect(app.page.locator('.stale-note')).toHaveText(app.words.recipe.searching)
  expect(await chart.boundingBox(), 'the note moves nothing').toEqual(place)
  await app.button(app.words.work.stop).click()
  await app.ready()
  await expect(bar).toHaveCount(0)
  await app.choose('minmax')
  await app.shows('#v=1&src=normal;n=3000000&q=affine;range=minmax;gran=group;group=4096')
  expect(await app.figures()).toEqual(before)
})

interface Degenerate {
  readonly what: string
  readonly values: readonly number[]
  readonly sqnr: string
  readonly shown: string
  readonly says: RegExp
}

const DEGENERATE: readonly Degenerate[] = [
  { what: 'all zero', values: [0, 0, 0, 0], sqnr: 'NaN', shown: '–', says: /All weights are 0/ },
  { what: 'minus zero', values: [-0, -0], sqnr: 'NaN', shown: '–', says: /All weights are 0/ },
  { what: 'one value', values: [2.5], sqnr: 'Infinity', shown: '∞', says: /already a level/ },
  { what: 'constant', values: [0.5, 0.5, 0.5], sqnr: 'Infinity', shown: '∞', says: /already a level: all 3 / },
  { what: 'on the levels', values: [0, 1, 2, 7], sqnr: 'Infinity', shown: '∞', says: /already a level: all 4 / },
  { what: 'not numbers', values: [NaN, NaN], sqnr: 'NaN', shown: '–', says: /No weight is a finite number/ },
  {
    what: 'infinite',
    values: [Infinity, -Infinity],
    sqnr: 'NaN',
    shown: '–',
    says: /2 weights are not finite: 1 \+∞, 1 −∞/,
  },
  { what: 'none', values: [], sqnr: 'NaN', shown: '–', says: /holds no weights/ },
  { what: 'denormal', values: [1e-45, 0, 1e-40, -1e-45], sqnr: '', shown: '', says: /.*/ },
  { what: 'huge', values: [-3e38, 3e38, 1, 0], sqnr: '', shown: '', says: /.*/ },
]

test('weights that have no picture get a sentence, and figures that mean what they say', async ({ app }) => {
  await app.open(SCENE)
  for (const { what, values, sqnr, shown, says } of DEGENERATE) {
    await test.step(what, async () => {
      const name = `${what}.npy`
      const bytes = core.encodeNpy([values.length], Float32Array.from(values))
      await app.upload(file(name, bytes))
      await app.shows(new RegExp(`name=${encodeURIComponent(name)};`))
      const figures = await app.figures()
      expect(figures).toEqual(core.figuresOf(await core.openFile(name, bytes), 'affine', { k: 3 }))
      if (sqnr !== '') {
        expect(figures.sqnr).toBe(sqnr)
        await expect(app.figure('sqnr')).toContainText(shown)
        await expect(app.page.locator('.main .sentences')).toHaveText(says)
      }
      await expect(app.page.locator('.charts svg[role="img"]')).toHaveCount(4)
      expect(await brokenNumbers(app)).toEqual([])
    })
  }
})

test('numbers near the end of float64 have a picture too', async ({ app }) => {
  await app.open('#v=1&src=values;d=1.7e308,-1.7e308,0,1e308&q=clip;a=-1e308;b=1.2e308;cast=none')
  await expect(app.page.locator('.charts svg[role="img"]').first()).toBeVisible()
  expect(await brokenNumbers(app)).toEqual([])
})

test('the projector says what went wrong, too', async ({ app }) => {
  await app.open(`${SCENE}&present=1`)
  await app.drop(file('words.csv', 'a,b\nc,d\n'))
  await expect(app.page.locator('.presenter').getByRole('alert')).toContainText('words.csv')
})

test('numbers that are none are counted, named and left out', async ({ app }) => {
  await app.open(SCENE)
  const bytes = core.encodeNpy([6], Float32Array.of(0.5, NaN, -1, Infinity, 0.25, NaN))
  await app.upload(file('holes.npy', bytes))
  await app.shows(/name=holes/)
  await expect(app.page.locator('.sentences')).toContainText('3 weights are not finite: 2 NaN, 1 +∞')
  const figures = await app.figures()
  expect(figures).toEqual(core.figuresOf(await core.openFile('holes.npy', bytes), 'affine', { k: 3 }))
  expect(Number.isFinite(Number(figures.sqnr))).toBe(true)
  expect(await brokenNumbers(app)).toEqual([])
})

test('an undefined figure says why, to everybody', async ({ app }) => {
  await app.open(SCENE)
  await app.paste('0 0 0')
  await app.shows(/src=values/)
  const { zeroReference, noError } = app.words.sentences.why
  await expect(app.figure('sqnr')).toHaveAttribute('title', zeroReference)
  await expect(app.figure('sqnr')).toContainText(zeroReference)
  await expect(app.figure('rounding_share')).toHaveAttribute('title', noError)
  await expect(app.figure('sqnr')).toHaveText(/^–/)
  await app.page.keyboard.press('p')
  await expect(app.page.locator('.presenter')).toBeVisible()
  await expect(app.figure('sqnr')).toHaveText(/^–/)
})

async function crash(app: App): Promise<void> {
  await app.page.workers()[0]?.evaluate(() => {
    setTimeout(() => {
      throw new Error('made to fail')
    })
  })
}

/** Text and paths of the page that show a number which is none. */
function brokenNumbers(app: App): Promise<string[]> {
  return app.page.evaluate(() => {
    const paths = [...document.querySelectorAll('svg *')].flatMap((element) =>
      [...element.attributes].filter(({ name }) => name !== 'class').map(({ value }) => value),
    )
    const texts = [...document.querySelectorAll('main :not(.sentences *), aside *')].flatMap((element) =>
      element.children.length === 0 ? [element.textContent ?? ''] : [],
    )
    return [...paths, ...texts].filter((value) => /NaN|Infinity|undefined/.test(value))
  })
}
