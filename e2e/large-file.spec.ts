import { readFileSync } from 'node:fs'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { writeSparseNpy } from './sparse-npy.ts'

const SIZE = 12 * 2 ** 30
const COUNT = 2 ** 20
const HEADER = 512
const LIMIT = 300 * 2 ** 20

/** A file of 12 GB that is nearly all a hole. Its small tensor stands at the end, with two weights that are not 0. */
async function writeSparse(path: string): Promise<void> {
  const bytes = SIZE - 8 - HEADER
  const small = bytes - 4 * COUNT
  const header = {
    large: { dtype: 'F32', shape: [small / 4], data_offsets: [0, small] },
    small: { dtype: 'F32', shape: [1024, COUNT / 1024], data_offsets: [small, bytes] },
  }
  const length = Buffer.alloc(8)
  length.writeUInt32LE(HEADER)
  const handle = await open(path, 'w')
  await handle.truncate(SIZE)
  await handle.write(length, 0, 8, 0)
  await handle.write(JSON.stringify(header).padEnd(HEADER), 8)
  await handle.write(Buffer.from(Float32Array.of(-1.5, 7).buffer), 0, 8, SIZE - 8)
  await handle.close()
}

/** Bytes that the renderer processes, with their workers, hold in memory. */
async function rendererMemory(page: Page): Promise<number> {
  const session = await page.context().browser()?.newBrowserCDPSession()
  if (!session) throw new Error('the browser tells nothing of its processes')
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  return processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1])
    .reduce((sum, kilobytes) => sum + Number(kilobytes) * 1024, 0)
}

test('a file of 12 GB opens at once, and shows one of its tensors in little memory', async ({ app }) => {
  const folder = await mkdtemp(join(tmpdir(), 'large-'))
  const path = join(folder, 'large.safetensors')
  await writeSparse(path)
  await app.open('#v=1&src=normal;n=1000&q=affine;k=3')
  await app.choose('file')
  const button = app.page.locator('.weights').getByRole('button', { name: app.words.bring.choose })
  await expect(button).toBeVisible()
  const before = await rendererMemory(app.page)
  const picker = app.page.waitForEvent('filechooser')
  await button.click()
  await (await picker).setFiles(path)
  await app.shows(/src=file;name=large\.safetensors;tensor=small/)
  const figures = await app.figures()
  expect(Number(figures['max_abs'])).toBeGreaterThan(0)
  await expect(app.page.locator('.weights .hint').first()).toContainText('1,048,576')
  expect((await rendererMemory(app.page)) - before).toBeLessThan(LIMIT)
  await rm(folder, { recursive: true })
})

test('a tensor of 3 GB is refused with its size, the limit and a way out, and what was on show stays', async ({
  app,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'large-'))
  const path = join(folder, 'large.npy')
  await writeSparseNpy(path, 805_306_368)
  await app.open('#v=1&src=normal;n=1000&q=affine;k=3')
  const [recipe, figures] = [await app.recipe(), await app.figures()]
  await app.choose('file')
  const picker = app.page.waitForEvent('filechooser')
  await app.page.locator('.weights').getByRole('button', { name: app.words.bring.choose }).click()
  await (await picker).setFiles(path)
  const notice = app.page.getByRole('alert').filter({ hasText: 'large.npy' })
  for (const said of ['805,306,368 values', '3.22 GB', '268,435,456', 'Save a part of it']) {
    await expect(notice).toContainText(said)
  }
  expect([await app.recipe(), await app.figures()]).toEqual([recipe, figures])
  await rm(folder, { recursive: true })
})
