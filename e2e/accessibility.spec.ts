import { AxeBuilder } from '@axe-core/playwright'
import { type App, expect, file, type Lang, test } from './app.ts'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const THEMES = ['light', 'dark', 'projector'] as const
const LANGUAGES: readonly Lang[] = ['en', 'zh-CN']
const SIZES = { wide: [1280, 800], middle: [768, 1024], narrow: [360, 740] } as const

for (const [name, [width, height]] of Object.entries(SIZES)) {
  test.describe(`${name}, ${width} × ${height}`, () => {
    test.use({ viewport: { width, height }, reducedMotion: 'reduce' })

    test('the scene in every theme and language', async ({ app }) => {
      await app.open()
      for (const theme of THEMES) {
        for (const lang of LANGUAGES) {
          await test.step(`${theme}, ${lang}`, async () => {
            await app.follow(`#v=1&lang=${lang}&theme=${theme}`)
            await expect(app.root).toHaveAttribute('data-theme', theme)
            await expect(app.root).toHaveAttribute('lang', lang)
            await clean(app)
          })
        }
      }
    })

    // colours do not depend on the width
    for (const theme of name === 'wide' ? (['light', 'dark'] as const) : (['light'] as const)) {
      test(`what opens over the scene, ${theme}`, async ({ app }) => {
        await app.open(`#v=1&theme=${theme}`)
        for (const panel of ['formula', 'python', 'definitions', 'table'] as const) {
          await test.step(panel, async () => {
            await app.panel(panel).click()
            await expect(app.page.locator(`#panel-${panel} .panel-body > *`)).toBeVisible()
            await clean(app)
            await app.page.locator('.panel').getByRole('button', { name: app.words.topbar.close, exact: true }).click()
          })
        }
        for (const [what, open] of dialogs(app, name)) {
          await test.step(what, async () => {
            await open()
            await expect(app.page.locator('dialog[open]').last()).toBeVisible()
            await clean(app)
            while ((await app.page.locator('dialog[open]').count()) > 0) await app.page.keyboard.press('Escape')
          })
        }
      })
    }
  })
}

for (const theme of ['light', 'dark'] as const) {
  test.describe(`states, ${theme}`, () => {
    test.use({ reducedMotion: 'reduce' })

    test('links that cannot be opened, and files', async ({ app }) => {
      for (const link of ['#v=2', '#v=1&q=q7_x', '#v=1&src=file;name=own.npy;sha256=ab12', '#v=1&src=values;n=5;d=1']) {
        await test.step(link, async () => {
          await app.open(`${link}&theme=${theme}`, 'error')
          await expect(app.page.getByRole('alert')).toHaveText(/\w/)
          await clean(app)
        })
      }
    })

    test('banners, refusals, toasts, sentences and typed errors', async ({ app, context }) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write'])
      await app.open(`#v=1&q=affine;k=40&theme=${theme}`)
      await app.upload(file('words.csv', 'a,b\nc,d\n'))
      await app.share()
      await app.page.locator('.bits .field input').fill('99')
      await expect(app.page.locator('.banner')).toHaveCount(2)
      await expect(app.page.locator('.toast')).toBeVisible()
      await expect(app.page.locator('.field-error')).toBeVisible()
      await clean(app)
    })

    test('weights without a picture, many scales, and every source of weights', async ({ app }) => {
      const scenes = [
        '#v=1&src=values;n=3;d=0,0,0',
        '#v=1&q=affine;gran=group;group=16;rounding=stochastic',
        '#v=1&src=article&q=clip;a=-10;b=10',
        '#v=1&src=student-t;n=3000;outliers=3&q=symmetric;k=8;range=percentile',
      ]
      await app.open()
      for (const scene of scenes) {
        await test.step(scene, async () => {
          await app.follow(`${scene}&theme=${theme}`)
          await clean(app)
        })
      }
      for (const way of ['paste', 'file'] as const) {
        await test.step(way, async () => {
          await app.choose(way)
          await expect(app.button(app.words.bring[way === 'paste' ? 'usePasted' : 'choose'])).toBeVisible()
          await clean(app)
        })
      }
    })
  })
}

test('long work', async ({ app }) => {
  await app.open('#v=1&src=normal;n=3000000&q=affine;range=minmax;gran=group;group=4096')
  await app.choose('mse')
  await expect(app.page.getByRole('progressbar')).toBeVisible()
  await clean(app)
})

/** What opens in a dialog, and how, at this width. */
function dialogs(app: App, width: string): readonly (readonly [string, () => Promise<void>])[] {
  const { topbar } = app.words
  const method = async (): Promise<void> => app.page.locator('.method-button').click()
  const refused = async (): Promise<void> => {
    await app.page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException('refused', 'NotAllowedError'))
    })
    await app.page.getByRole('button', { name: topbar.share, exact: true }).click()
  }
  const keys = async (): Promise<void> => app.page.keyboard.press('?')
  const always = [
    ['methods', method],
    ['share', refused],
    ['keys', keys],
  ] as const
  if (width === 'middle') return [...always, ['controls', () => app.button(topbar.controls).click()]]
  if (width === 'narrow') return [...always, ['menu', () => app.button(topbar.menu).click()]]
  return always
}

/** axe finds nothing at WCAG 2.2 AA. */
async function clean(app: App): Promise<void> {
  const { violations } = await new AxeBuilder({ page: app.page }).withTags(TAGS).analyze()
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}\n  ${target.join(' ')}\n  ${failureSummary}`),
  )
  expect(found).toEqual([])
}
