import { App, expect, file, type Figures, type Lang, test } from './app.ts'
import { core } from './core.ts'

const LANGUAGES: readonly Lang[] = ['en', 'zh-CN']

/** 16 × 24 weights with long tails, made here: no generator of the page has a hand in them. */
const SHAPE = [16, 24]
const WEIGHTS = Float32Array.from({ length: 384 }, (_, i) => Math.sin(i * 1.7) * 0.05 + (i % 97 === 0 ? 0.3 : 0))
const NPY = core.encodeNpy(SHAPE, WEIGHTS)

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

for (const lang of LANGUAGES) {
  test.describe(`in ${lang}`, () => {
    test.beforeEach(async ({ app }) => {
      app.speak(lang)
      await app.open(`#v=1&lang=${lang}`)
    })

    test('a .npy goes in, its figures are those of the core, and a link that carries it gives them again', async ({
      app,
    }) => {
      await app.upload(file('tails.npy', NPY))
      await app.shows(/src=file;name=tails\.npy;sha256=[0-9a-f]{64}/)
      const tensor = await core.openFile('tails.npy', NPY)
      expect([...tensor.data]).toEqual([...WEIGHTS])
      expect(await app.figures()).toEqual(core.figuresOf(tensor, 'affine'))

      await app.page.locator('.bits input[type="range"]').press('ArrowRight')
      await app.shows(/q=affine;k=5/)
      const figures = await app.figures()
      expect(figures).toEqual(core.figuresOf(tensor, 'affine', { k: 5 }))

      await app.button(app.words.topbar.share).click()
      const dialog = app.page.getByRole('dialog', { name: app.words.share.title })
      await dialog.getByRole('checkbox').check()
      await expect(dialog.locator('.link-field')).toHaveValue(/src=f32;n=384;shape=16x24;crc=[0-9a-f]{8};d=/)
      await dialog.getByRole('button', { name: app.words.share.copy }).click()
      await expect(app.page.locator('.toast')).toBeVisible()
      await reopens(app, await app.clipboard(), figures)
    })

    test('pasted numbers', async ({ app }) => {
      await app.paste('0.5, -1.25\n2, 0.125\n-0.75, 3')
      await app.shows(/src=values;n=6;shape=3x2;d=0\.5,-1\.25,2,0\.125,-0\.75,3/)
      const figures = await app.figures()
      expect(figures).toEqual(await core.figuresOfLink('#v=1&src=values;n=6;d=0.5,-1.25,2,0.125,-0.75,3'))
      await reopens(app, await app.share(), figures)
    })

    test('generated weights with every parameter set', async ({ app }) => {
      await app.choose('generate')
      await app.shows(/src=normal/)
      await app.page.getByLabel(app.words.generate.distribution, { exact: true }).selectOption('student-t')
      const { seed } = app.words.weights
      const { n, mean, std, df, outliers, spread, shape } = app.words.generate
      for (const [caption, value] of [
        [n, '2000'],
        [seed, '7'],
        [mean, '0.01'],
        [std, '0.02'],
        [df, '5'],
        [outliers, '3'],
        [spread, '9'],
        [shape, '40x50'],
      ] as const) {
        await app.field(caption).fill(value)
      }
      const source = 'src=student-t;n=2000;seed=7;mean=0.01;std=0.02;df=5;outliers=3;spread=9;shape=40x50'
      await app.shows(core.canonical(`#v=1&lang=${lang}&${source}`))
      await app.choose('channel')
      await app.shows(/gran=channel/)
      const figures = await app.figures()
      expect(figures).toEqual(await core.figuresOfLink(`#v=1&${source}&q=affine;gran=channel`))
      await reopens(app, await app.share(), figures)
    })

    test('the article: what NumPy prints stands beside what the article prints', async ({ app }) => {
      await app.page.getByRole('button', { name: app.words.article.short.integer }).click()
      await app.shows(/src=article&q=integer/)
      await expect(app.page.locator('.printed dd').first()).toHaveText('[1 2 3 4 5]')
      await expect(app.page.locator('[data-printed="integer"]')).toHaveText('[1 2 3 4 6]')
      const figures = await app.figures()
      expect({ mse: figures.mse, sqnr: figures.sqnr }).toEqual(articleErrors([1, 2, 3, 4, 6]))
      await reopens(app, await app.share(), figures)

      await app.page.getByRole('button', { name: 'np.round(2**4 * X)' }).click()
      await app.shows(/src=article&q=fixed-point/)
      await expect(app.page.locator('[data-printed="fixed-point"]')).toHaveText('[19 37 54 72 90]')
      await app.page.getByRole('button', { name: 'np.minimum' }).click()
      await app.shows(/src=article&q=clip/)
      await expect(app.page.locator('[data-printed="clip"]')).toHaveText('[1 2 3 4 5]')

      // another recipe is no example, and nothing is said of what NumPy prints
      const examples = app.page.getByRole('group', { name: app.words.article.title })
      await expect(examples.locator('[aria-pressed="true"]')).toHaveCount(1)
      for (const recipe of ['clip;a=3', 'clip;cast=none', 'integer;rounding=floor', 'fixed-point;k=2']) {
        await app.follow(`#v=1&lang=${lang}&src=article&q=${recipe}`)
        await expect(examples.getByRole('button')).toHaveCount(3)
        await expect(examples.locator('[aria-pressed="true"]')).toHaveCount(0)
        await expect(app.page.locator('.printed')).toHaveCount(0)
      }
    })
  })
}

test('a link shared in one language opens in the other with the same figures', async ({ app }) => {
  await app.open('#v=1&src=laplace;n=5000&q=symmetric;k=6;range=minmax')
  const figures = await app.figures()
  const link = (await app.share()).replace('#v=1', '#v=1&lang=zh-CN')
  const other = await app.reopen(link)
  await expect(other.root).toHaveAttribute('lang', 'zh-CN')
  expect(await other.figures()).toEqual(figures)
})

test('a file enters a link by name only, unless the reader puts its values in', async ({ app }) => {
  await app.open()
  await app.upload(file('tails.npy', NPY))
  await app.shows(/src=file/)
  await app.button(app.words.topbar.share).click()
  const link = app.page.locator('.link-field')
  await expect(link).toHaveValue(/src=file;name=tails\.npy;sha256=/)
  expect(await link.inputValue()).not.toContain('d=')
})

test('the lines of Python are copied, and the button says so until they are others', async ({ app }) => {
  await app.open('#v=1&src=normal;n=1000&q=affine;k=3')
  await app.panel('python').click()
  const { copy, copied } = app.words.panels
  await app.button(copy).click()
  await expect(app.button(copied)).toBeVisible()
  expect(await app.clipboard()).toBe(await app.page.locator('.python code').textContent())
  await app.page.locator('.bits input[type="range"]').press('ArrowRight')
  await expect(app.button(copy)).toBeVisible()
})

test.describe('where the clipboard is refused', () => {
  test.use({ permissions: [] })

  test('Share shows the link in a text field, selected', async ({ app }) => {
    await app.open('#v=1&src=normal;n=1000&q=affine;k=3')
    await app.page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException('refused', 'NotAllowedError'))
    })
    await app.button(app.words.topbar.share).click()
    const field = app.page.getByRole('dialog').getByRole('textbox', { name: app.words.share.link })
    await expect(field).toHaveValue(/#v=1&src=normal;n=1000&q=affine;k=3$/)
    await expect(app.page.getByRole('alert')).toHaveText(app.words.share.refused)
    const selected = await field.evaluate((input: HTMLInputElement) =>
      input.value.slice(input.selectionStart ?? 0, input.selectionEnd ?? 0),
    )
    expect(selected).toBe(await field.inputValue())
    await app.page.keyboard.press('Escape')
    await expect(field).toHaveCount(0)
    await expect(app.button(app.words.topbar.share)).toBeFocused()
  })

  test('without a clipboard, as over plain HTTP, the lines of Python are selected', async ({ app }) => {
    await app.open('#v=1&src=normal;n=1000&q=affine;k=3')
    await app.page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }))
    await app.panel('python').click()
    await expect(app.page.locator('.python code')).toContainText('np.')
    await app.button(app.words.panels.copy).click()
    const selected = () => app.page.evaluate(() => String(getSelection()))
    await expect.poll(selected).toContain('np.')
    await expect(app.button(app.words.panels.copy)).toBeVisible()
    expect(app.problems).toEqual([])
  })
})

async function reopens(app: App, link: string, figures: Figures): Promise<void> {
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#v=1&src=/)
  const other = await app.reopen(link)
  expect(await other.figures()).toEqual(figures)
  expect(await other.recipe()).toBe(new URL(link).hash)
  await other.page.close()
}

/** The article's X against what it is rounded to, in plain float64. */
function articleErrors(values: readonly number[]): Figures {
  const x = [1.2, 2.3, 3.4, 4.5, 5.6]
  const noise = x.reduce((sum, value, i) => sum + ((values[i] ?? 0) - value) ** 2, 0)
  const signal = x.reduce((sum, value) => sum + value ** 2, 0)
  return { mse: String(noise / x.length), sqnr: String(10 * Math.log10(signal / noise)) }
}
