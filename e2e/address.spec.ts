import { expect, test } from './app.ts'
import { core } from './core.ts'
import { type HostWays, startFileHost } from './file-host.ts'

/** Two matrices, of which the second is small and stands far from the beginning. */
const first = Float32Array.from({ length: 64_000 }, (_, i) => ((i * 37) % 1000) / 1000 - 0.5)
const second = Float32Array.from({ length: 64 }, (_, i) => ((i * 29) % 64) / 8 - 4)
const BYTES = Buffer.from(
  core.safetensorsOf({ first: { shape: [640, 100], data: first }, second: { shape: [8, 8], data: second } }),
)

async function withHost(ways: HostWays, use: (host: Awaited<ReturnType<typeof startFileHost>>) => Promise<void>) {
  const host = await startFileHost(BYTES, ways)
  try {
    await use(host)
  } finally {
    host.close()
  }
}

const linkTo = (url: string): string => `#v=1&src=url;href=${url};tensor=second&q=affine;k=3`
const wanted = core.figuresOf({ name: 'second', shape: [8, 8], dtype: 'F32', data: second }, 'affine', { k: 3 })

test('a link shows a tensor of a file on another site, of which it fetches only what it needs', async ({ app }) => {
  await withHost({ ranges: true, open: true }, async (host) => {
    await app.open(linkTo(host.url))
    expect(await app.figures()).toEqual(wanted)
    expect(await app.recipe()).toBe(linkTo(host.url))
    expect(host.asked).toEqual(['bytes=0-65535', `bytes=${BYTES.length - 256}-${BYTES.length - 1}`])
    const tensors = app.page.locator('.weights').getByLabel(app.words.weights.tensor)
    await tensors.selectOption('first')
    await app.shows(/tensor=first/)
    expect((await app.figures()).bits_per_weight).not.toBe(wanted.bits_per_weight)
  })
})

test('an address that is typed opens, and its link opens it again', async ({ app }) => {
  await withHost({ ranges: true, open: true }, async (host) => {
    await app.open('#v=1&q=affine;k=3')
    await app.choose('file')
    await app.page.getByRole('textbox', { name: app.words.bring.address }).fill(host.url)
    await app.button(app.words.bring.openAddress).click()
    await app.shows(`#v=1&src=url;href=${host.url};tensor=first&q=affine;k=3`)
    const other = await app.reopen(await app.recipe())
    expect(await other.figures()).toEqual(await app.figures())
  })
})

test('a site that gives only whole files is named', async ({ app }) => {
  await withHost({ ranges: false, open: true }, async (host) => {
    await app.open(linkTo(host.url))
    expect(await app.figures()).toEqual(wanted)
    await expect(app.page.locator('.sentences[role="status"]')).toContainText('127.0.0.1')
    expect(host.asked.length).toBe(1)
  })
})

test('a site that does not let pages read its files is named, with the way out', async ({ app }) => {
  await withHost({ ranges: true, open: false }, async (host) => {
    await app.open(linkTo(host.url), 'error')
    await expect(app.page.getByRole('alert')).toContainText('CORS')
    await expect(app.page.getByRole('alert')).toContainText('net.safetensors')
    // the browser itself reports what it blocked
    expect(app.problems.length).toBeGreaterThan(0)
    app.problems.length = 0
  })
})
