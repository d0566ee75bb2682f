import { App, expect, type Figures, test } from './app.ts'

/** Enough weights for others to hold shards; codes and errors counted in one table, and in two. */
const LINKS = ['k=4;range=minmax', 'k=8;range=minmax;arith=recip'].map(
  (method) => `#v=1&src=normal;n=5000017;outliers=9&q=affine;${method}&bins=512`,
)

/** The figures of the links on a page that sees so many cores, and how many workers hold a shard meanwhile. */
async function figuresWith(cores: number, app: App): Promise<{ all: Figures[]; shards: number }> {
  await app.page.addInitScript((cores) => {
    Object.defineProperty(navigator, 'hardwareConcurrency', { value: cores })
  }, cores)
  let shards = 0
  app.page.on('request', (request) => {
    if (/shard-worker/.test(request.url())) shards += 1
  })
  const all: Figures[] = []
  // a page behind another one draws nothing
  await app.page.bringToFront()
  await app.open(LINKS[1])
  await app.page.waitForLoadState('networkidle')
  for (const link of LINKS) {
    await app.follow(link)
    all.push(await app.figures())
  }
  return { all, shards }
}

test('figures are the same to the last digit on a machine with more cores', async ({ app }) => {
  const other = new App(await app.page.context().newPage())
  const alone = await figuresWith(2, other)
  const shared = await figuresWith(4, app)
  expect([alone.shards, shared.shards]).toEqual([0, 2])
  expect(shared.all).toEqual(alone.all)
  expect(other.problems).toEqual([])
})
