import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from './app.ts'
import { writeSparseNpy } from './sparse-npy.ts'

const COUNT = 60_000_000

test('too many weights to be sorted by themselves are offered, and sorted on demand', async ({ app }) => {
  const folder = await mkdtemp(join(tmpdir(), 'many-'))
  const path = join(folder, 'many.npy')
  await writeSparseNpy(path, COUNT)
  await app.open('#v=1&src=normal;n=1000&q=affine;k=3;range=minmax')
  await app.choose('file')
  const picker = app.page.waitForEvent('filechooser')
  await app.page.locator('.weights').getByRole('button', { name: app.words.bring.choose }).click()
  await (await picker).setFiles(path)
  await expect(app.root).toHaveAttribute('data-recipe', /src=file;name=many\.npy/, { timeout: 30_000 })
  const figures = await app.figures()
  const offer = app.page.locator('.sort-offer')
  // 12 bytes per weight for a moment, four and a half and every 64th weight once more to stay
  await expect(offer).toContainText('60,000,000 weights', { timeout: 15_000 })
  await expect(offer).toContainText('720 MB')
  await expect(offer).toContainText('275 MB')
  const start = app.button(app.words.bring.sort.start)
  const stop = app.page.locator('.sort-work').getByRole('button', { name: app.words.work.stop })

  await start.click()
  await stop.click()
  await expect(offer).toBeVisible()
  await expect(app.page.locator('.toast')).toContainText(app.words.toast.stopped)

  await start.click()
  await expect(app.page.locator('.sort-work')).toBeVisible()
  await expect(app.page.locator('.sort-work')).toBeHidden({ timeout: 30_000 })
  await expect(offer).toBeHidden()
  expect(await app.figures()).toEqual(figures)
  await rm(folder, { recursive: true })
})
