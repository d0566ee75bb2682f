import { AxeBuilder } from '@axe-core/playwright'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type App, expect, file, type GivenFile, test } from './app.ts'
import { core } from './core.ts'
import { type Made, safetensors } from './safetensors.ts'

const CORPUS = join(import.meta.dirname, '..', 'src', 'proof', 'fixtures', 'corpus')

/** Tensors of many sizes and tails, with vectors and whole numbers among them, in no order of damage. */
function hundred(): Made[] {
  return Array.from({ length: 100 }, (_, i): Made => {
    const name = `layers.${i}.${['q', 'k', 'v'][i % 3]}.weight`
    if (i % 11 === 3) return { name: `layers.${i}.norm`, shape: [48], dtype: 'F32', ...drawn(48, i, 0.5) }
    if (i % 31 === 7) return { name: `layers.${i}.ids`, shape: [4, 8], dtype: 'I32', ...drawn(32, i, 100) }
    const [rows, columns] = [8 + ((i * 37) % 40), 16 + ((i * 13) % 24)]
    return { name, shape: [rows, columns], dtype: 'F32', ...drawn(rows * columns, i, 0.01 + ((i * 53) % 29) / 200) }
  })
}

function drawn(n: number, seed: number, std: number): { values: Float32Array } {
  return { values: core.generated('student-t', { n, seed, std, df: 3 + (seed % 9) }) }
}

interface Expected {
  readonly name: string
  readonly error: number
  readonly sqnr: number
  readonly bits: number
  readonly signal: number
}

/** What the core makes of each matrix, the worst first. */
function ranked(made: readonly Made[], method: string, params: Record<string, number | string>): Expected[] {
  const weighed = made.filter(({ shape, dtype }) => shape.length > 1 && dtype === 'F32')
  const found = weighed.map(({ name, shape, values }): Expected => {
    const figures = core.figuresOf({ name, shape, dtype: 'f4', data: values }, method, params)
    const n = values.length
    const signal = values.reduce((sum, x) => sum + x * x, 0)
    const of = (key: string): number => Number(figures[key])
    return { name, error: of('mse') * n, sqnr: of('sqnr'), bits: of('bits_per_weight') * n, signal }
  })
  return found.sort((a, b) => b.error - a.error)
}

const rows = (app: App) => app.page.locator('.file-rows [role="row"]')
const row = (app: App, name: string) => app.page.locator(`[data-tensor="${name}"]`)
const names = (app: App): Promise<(string | null)[]> =>
  rows(app).evaluateAll((all) => all.map((each) => each.getAttribute('data-tensor')))

async function scanned(app: App): Promise<void> {
  await expect(app.page.locator('.file')).toHaveAttribute('data-scan', 'done', { timeout: 60_000 })
}

/** Chooses a file in the File view, whose button is the same with another word once one is open. */
async function choose(app: App, ...files: readonly GivenFile[]): Promise<void> {
  const picker = app.page.waitForEvent('filechooser')
  await app.page.locator('.file-actions .button').last().click()
  await (await picker).setFiles([...files])
  await expect(app.page.locator('.file h1')).toHaveText(files[0]?.name ?? '')
  await scanned(app)
}

async function total(app: App, name: string): Promise<number> {
  return Number(await app.figure(`file_${name}`).getAttribute('data-value'))
}

test('a file of 100 tensors is ranked by damage, as the core computes it', async ({ app }) => {
  const made = hundred()
  await app.open('#v=1&view=file&q=affine;k=3;range=minmax')
  await choose(app, file('hundred.safetensors', safetensors(made)))
  const expected = ranked(made, 'affine', { k: 3, range: 'minmax' })
  expect(expected.length).toBeGreaterThan(80)
  const kept = made.filter(({ name }) => !expected.some((each) => each.name === name)).map(({ name }) => name)
  expect(await names(app)).toEqual([...expected.map(({ name }) => name), ...kept])
  const error = expected.reduce((sum, each) => sum + each.error, 0)
  for (const { name, sqnr, error: own } of [expected[0], expected[9], expected.at(-1)].filter((each) => !!each)) {
    await expect(row(app, name).locator('.sqnr')).toHaveText(sqnr.toFixed(2))
    await expect(row(app, name).locator('.share')).toHaveText(core.percent(own / error))
  }
  await expect(row(app, 'layers.3.norm')).toContainText(app.words.fileView.kept.vector(48))
  await expect(row(app, 'layers.7.ids')).toContainText(app.words.fileView.kept.integer('I32'))

  const signal = expected.reduce((sum, each) => sum + each.signal, 0)
  expect(await total(app, 'sqnr')).toBeCloseTo(10 * Math.log10(signal / error), 6)
  const keptBytes = made
    .filter(({ name }) => kept.includes(name))
    .reduce((sum, { values }) => sum + 4 * values.length, 0)
  const bytes = expected.reduce((sum, each) => sum + Math.ceil(each.bits / 8), keptBytes)
  const stored = expected.reduce((sum, each) => sum + each.bits, 8 * keptBytes)
  const count = made.reduce((sum, { values }) => sum + values.length, 0)
  expect(await total(app, 'bytes')).toBe(bytes)
  expect(await total(app, 'bits')).toBeCloseTo(stored / count, 9)

  await test.step('and again under another method, from the same controls', async () => {
    await app.field('k').fill('6')
    // the scan takes its time on a machine with other work
    await expect.poll(() => total(app, 'bits'), { timeout: 60_000 }).toBeGreaterThan(6)
    await scanned(app)
    const again = ranked(made, 'affine', { k: 6, range: 'minmax' })
    expect((await names(app)).slice(0, again.length)).toEqual(again.map(({ name }) => name))
    await expect(row(app, again[0]?.name ?? '').locator('.sqnr')).toHaveText((again[0]?.sqnr ?? 0).toFixed(2))
    await expect(app.page.locator('.file-row.old')).toHaveCount(0)
  })

  await test.step('sorted by SQNR, the other way round, and by name', async () => {
    const bySqnr = ranked(made, 'affine', { k: 6, range: 'minmax' }).sort((a, b) => a.sqnr - b.sqnr)
    const head = app.page.getByRole('columnheader', { name: app.words.fileView.columns.sqnr })
    await head.getByRole('button').click()
    await expect(head).toHaveAttribute('aria-sort', 'ascending')
    expect((await names(app)).slice(0, bySqnr.length)).toEqual(bySqnr.map(({ name }) => name))
    await head.getByRole('button').click()
    await expect(head).toHaveAttribute('aria-sort', 'descending')
    expect((await names(app)).slice(0, bySqnr.length)).toEqual(bySqnr.reverse().map(({ name }) => name))
  })
})

test('without a file, the example network is ranked', async ({ app }) => {
  await app.open('#v=1&view=file')
  await scanned(app)
  const made = await Promise.all(
    core.exampleTensors.map(async (name): Promise<Made> => {
      const path = join(import.meta.dirname, '..', 'public', 'examples', 'digits-mlp', `${name}.npy`)
      const { data, shape } = await core.openFile(`${name}.npy`, readFileSync(path))
      return { name, shape, dtype: 'F32', values: Float32Array.from(data) }
    }),
  )
  const expected = ranked(made, 'affine', {})
  expect((await names(app)).slice(0, 3)).toEqual(expected.map(({ name }) => name))
  for (const { name, sqnr } of expected) await expect(row(app, name).locator('.sqnr')).toHaveText(sqnr.toFixed(2))
  // the same figure as the Lab has of the same tensor
  await row(app, 'fc2.weight').dblclick()
  await app.shows('#v=1&src=example;tensor=fc2.weight')
  expect(Number((await app.figures()).sqnr)).toBeCloseTo(
    expected.find(({ name }) => name === 'fc2.weight')?.sqnr ?? 0,
    9,
  )
  await app.button(app.words.topbar.undo).click()
  await app.shows('#v=1')
})

test('numbers of the method have room beside their names; ends by hand that nobody set are told', async ({ app }) => {
  const { fileView } = app.words
  for (const width of [1280, 360]) {
    await app.page.setViewportSize({ width, height: 800 })
    await app.open('#v=1&view=file&q=affine;range=percentile;p=99.9;gran=group;group=65536')
    await expect(app.page.locator('.file-controls input')).toHaveCount(3)
    const cut = await app.page
      .locator('.file-controls input')
      .evaluateAll((inputs) =>
        inputs.filter((input) => input.scrollWidth > input.clientWidth || input.clientWidth < 20).map(String),
      )
    expect(cut).toEqual([])
  }
  await app.open('#v=1&view=file&q=affine;range=manual')
  const note = app.page.locator('.file-in-force')
  await expect(note).toHaveText(fileView.inForce(['a', 'b']))
  await app.field('a').fill('-0.25')
  await expect(note).toHaveText(fileView.inForce(['b']))
  await app.field('b').fill('0.25')
  await expect(note).toHaveCount(0)
})

test('weights that come from no file are listed themselves', async ({ app }) => {
  const { fileView } = app.words
  await app.open('#v=1&src=values;n=5;d=1,2,3,4,5&view=file')
  await scanned(app)
  expect(await names(app)).toEqual(['values'])
  await expect(row(app, 'values').locator('.shape')).toHaveText('5')
  await expect(app.page.locator('.file-about')).toHaveText(
    fileView.about(['F64', fileView.tensors(1), fileView.weights(5)]),
  )
  await expect(app.page.locator('.file-local')).toHaveText(fileView.scene)
  await row(app, 'values').dblclick()
  await app.shows('#v=1&src=values;n=5;d=1,2,3,4,5')
})

test('of thousands of tensors only those in sight are in the page', async ({ app }) => {
  const n = 3000
  const made = Array.from({ length: n }, (_, i): Made => {
    return {
      name: `w${i}`,
      shape: [2, 4],
      dtype: 'F32',
      values: Float32Array.from({ length: 8 }, (_, j) => ((i * 7 + j * 5) % 17) - 8),
    }
  })
  await app.open('#v=1&view=file&q=symmetric;k=4;range=minmax')
  await choose(app, file('thousands.safetensors', safetensors(made)))
  const grid = app.page.getByRole('grid')
  await expect(grid).toHaveAttribute('aria-rowcount', String(n + 1))
  await expect.poll(() => rows(app).count()).toBeLessThan(100)
  await app.page.getByRole('columnheader', { name: app.words.fileView.columns.name }).getByRole('button').click()
  await app.tabTo(grid)
  await app.page.keyboard.press('End')
  await expect(row(app, 'w2999')).toBeInViewport()
  await expect(row(app, 'w2999')).toHaveAttribute('aria-selected', 'true')
  await app.page.mouse.move(600, 500)
  await app.page.mouse.wheel(0, -33 * 1500)
  await expect(row(app, 'w1490')).toBeInViewport()
  expect(await rows(app).count()).toBeLessThan(100)
  // the row that the keyboard stands on stays, so that its name can be read out
  await expect(row(app, 'w2999')).toHaveCount(1)
  await app.page.keyboard.press('Home')
  await expect(row(app, 'w0')).toBeInViewport()
})

test('a scan can be stopped, says how far it came, and goes on', async ({ app }) => {
  const made = Array.from({ length: 24 }, (_, i): Made => {
    return { name: `w${i}`, shape: [200, 100], dtype: 'F32', ...drawn(20_000, i, 0.1) }
  })
  await app.open('#v=1&view=file&q=affine;k=4;range=minmax')
  await choose(app, file('many.safetensors', safetensors(made)))
  // as soon as the first of the new figures are there
  await app.page.evaluate(() => {
    const timer = setInterval(() => {
      const button = document.querySelector<HTMLElement>('.file-progress .button')
      if (!button || !/: [1-9]/.test(document.querySelector('.file-progress')?.textContent ?? '')) return
      clearInterval(timer)
      button.click()
    }, 5)
  })
  await app.page.locator('.file-controls select').first().selectOption('mse')
  const { fileView } = app.words
  await expect(app.page.locator('.file-progress')).toContainText(/Stopped after \d+ of 24 tensors/)
  await expect(app.page.locator('.file-progress')).toContainText('range by Min–max')
  await expect(app.page.locator('.file-row.old').first()).toBeVisible()
  await app.button(fileView.goOn).click()
  await scanned(app)
  await expect(app.page.locator('.file-row.old')).toHaveCount(0)
  const expected = ranked(made, 'affine', { k: 4 })
  expect(await names(app)).toEqual(expected.map(({ name }) => name))
})

test('the table can be saved, with full precision', async ({ app }) => {
  await app.open('#v=1&view=file&q=symmetric;k=5')
  const made = hundred().slice(0, 12)
  await choose(app, file('a b:c.safetensors', safetensors(made)))
  const expected = ranked(made, 'symmetric', { k: 5 })
  const saved = async (button: string): Promise<[string, string]> => {
    const download = app.page.waitForEvent('download')
    await app.button(button).click()
    const given = await download
    return [given.suggestedFilename(), readFileSync(await given.path(), 'utf8')]
  }
  const [csvName, csv] = await saved('CSV')
  expect(csvName).toBe('a-b-c.safetensors.csv')
  const [head, ...lines] = csv.trimEnd().split('\r\n')
  const at = (head ?? '').split(',').indexOf('squared_error')
  expect(lines.length).toBe(12)
  expected.forEach(({ name, error }, i) => {
    const cells = (lines[i] ?? '').split(',')
    expect(cells[0]).toBe(name)
    expect(Number(cells[at])).toBeCloseTo(error, 9)
  })
  await app.page.getByRole('searchbox').fill('.q.')
  const [jsonName, json] = await saved('JSON')
  expect(jsonName).toBe('a-b-c.safetensors.json')
  const content = JSON.parse(json) as {
    file: { sha256: string }
    method: unknown
    tensors: { name: string; sqnr_db: number }[]
  }
  const { method, tensors } = content
  expect(content.file).toMatchObject({ name: 'a b:c.safetensors', bytes: safetensors(made).length })
  expect(content.file.sha256).toMatch(/^[\da-f]{64}$/)
  expect(method).toMatchObject({ id: 'symmetric', k: 5, range: 'mse', gran: 'tensor', rounding: 'half-even' })
  expect(lines[0]).toContain('symmetric;k=5;range=mse;')
  const wanted = expected.filter(({ name }) => name.includes('.q.'))
  expect(tensors.map(({ name }) => name)).toEqual(wanted.map(({ name }) => name))
  expect(tensors[0]?.sqnr_db).toBeCloseTo(wanted[0]?.sqnr ?? 0, 9)
})

test('everything by keyboard: to the view, to the filter, through the list, into the Lab and back', async ({ app }) => {
  await app.open('#v=1&q=affine;k=3')
  await app.page.keyboard.press('4')
  await scanned(app)
  await expect.poll(() => app.address()).toBe('#v=1&q=affine;k=3&view=file')
  await app.page.keyboard.press('/')
  const filter = app.page.getByRole('searchbox')
  await expect(filter).toBeFocused()
  await app.page.keyboard.type('WEIGHT fc')
  await expect(rows(app)).toHaveCount(3)
  const order = await names(app)
  await app.tabTo(app.page.getByRole('grid'))
  await app.page.keyboard.press('ArrowDown')
  await app.page.keyboard.press('ArrowDown')
  await app.page.keyboard.press('ArrowUp')
  await expect(row(app, order[1] ?? '')).toHaveAttribute('aria-selected', 'true')
  await app.page.keyboard.press('End')
  await app.page.keyboard.press('Enter')
  await app.shows(`#v=1&src=example;tensor=${order[2]}&q=affine;k=3`)
  await expect(app.figure('sqnr')).toBeVisible()
  await app.page.keyboard.press('4')
  // sorting, filter and place are as they were left
  await expect(filter).toHaveValue('WEIGHT fc')
  await expect(row(app, order[2] ?? '')).toHaveAttribute('aria-selected', 'true')
  await filter.fill('nothing like it')
  await expect(app.page.locator('.file-none')).toContainText(app.words.fileView.none('nothing like it'))
  await app.button(app.words.fileView.clear).click()
  await expect(rows(app)).toHaveCount(6)
  await app.page.locator('h1').click()
  await app.page.keyboard.press('1')
  await expect(app.page.locator('.file')).toHaveCount(0)
})

test('a link opens the view again; one with a file of this computer asks for the file', async ({ app, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await app.open('#v=1&q=affine;k=5;range=minmax&view=file')
  await scanned(app)
  const link = await app.share()
  expect(link).toMatch(/#v=1&q=affine;k=5;range=minmax&view=file$/)
  const other = await app.reopen(link)
  await scanned(other)
  expect(await names(other)).toEqual(await names(app))
  expect(await total(other, 'sqnr')).toBe(await total(app, 'sqnr'))

  const own = file('own.safetensors', safetensors(hundred().slice(0, 4)))
  await choose(app, own)
  await expect.poll(() => app.address()).toMatch(/src=file;name=own\.safetensors.*&view=file$/)
  const address = await app.address()
  const before = await names(app)
  await app.open(address, 'error')
  await expect(app.page.getByRole('alert').getByRole('heading')).toHaveText(
    app.words.blocked.fileTitle('own.safetensors'),
  )
  await app.drop(own)
  await scanned(app)
  expect(await names(app)).toEqual(before)
  await app.button(app.words.fileView.close).click()
  await expect(app.page.locator('.file h1')).toHaveText('digits-mlp')
})

test('several shards are one file; what cannot be read stands in the list with its reason', async ({ app }) => {
  await app.open('#v=1&view=file')
  const shards = [
    'model-00001-of-00002.safetensors',
    'model-00002-of-00002.safetensors',
    'model.safetensors.index.json',
  ]
  const files = shards.map((name) => file(name, readFileSync(join(CORPUS, 'safetensors', 'sharded', name))))
  const [first, second, index] = files
  if (!first || !second || !index) throw new Error('three files were read')
  // the index of one shard is that of all
  await choose(app, index, first)
  const readable = rows(app).filter({ hasNotText: app.words.fileView.kept.unread('') })
  const few = await readable.count()
  await choose(app, index, first, second)
  await expect.poll(() => readable.count()).toBeGreaterThan(few)

  await choose(app, first, second, index)
  await expect(app.page.locator('.file-about')).toContainText(app.words.fileView.more(2))
  // the scan of the files before may have been over just now
  await expect.poll(() => rows(app).count()).toBeGreaterThan(2)
  await scanned(app)

  const odd = [
    { name: 'good', shape: [4, 8], dtype: 'F32', ...drawn(32, 1, 1) },
    { name: 'odd', shape: [2, 2], dtype: 'C64', values: new Float32Array(8) },
  ]
  await choose(app, file('odd.safetensors', safetensors(odd)))
  await expect(row(app, 'odd').locator('.dtype')).toHaveText('C64')
  await expect(row(app, 'odd').locator('.note')).toHaveText(app.words.fileView.kept.unread('C64'))
  await row(app, 'odd').dblclick()
  await expect(app.page.locator('.file-details')).toContainText(/odd\.safetensors.*C64/)
  await expect(app.page.locator('.file')).toBeVisible()
})

test('two files of one model are set against each other, tensor by tensor', async ({ app }) => {
  const { compare } = app.words.fileView
  const own = hundred().slice(0, 8)
  const changed = own.map((tensor, i): Made => {
    const values = i === 2 ? tensor.values.map((x) => Math.fround(x * 1.01)) : tensor.values
    return { ...tensor, values, name: i === 5 ? 'renamed' : tensor.name }
  })
  await app.open('#v=1&view=file')
  await choose(app, file('one.safetensors', safetensors(own)))
  const picker = app.page.waitForEvent('filechooser')
  await app.button(compare.button).click()
  await (await picker).setFiles(file('two.safetensors', safetensors(changed)))
  const line = app.page.locator('.file-comparison')
  await expect(line).toContainText(compare.done('two.safetensors', { all: 8, found: 7, compared: 7, differing: 1 }))
  await expect(row(app, own[2]?.name ?? '').locator('.other')).toHaveText('40.00')
  await expect(row(app, own[0]?.name ?? '').locator('.other')).toHaveText('∞')
  await expect(row(app, own[5]?.name ?? '').locator('.other')).toContainText(compare.missing)
  await app.page.getByRole('columnheader', { name: compare.column }).getByRole('button').click()
  expect((await names(app))[0]).toBe(own[2]?.name)
  await line.getByRole('button').click()
  await expect(app.page.locator('.other')).toHaveCount(0)
})

for (const theme of ['light', 'dark', 'projector'] as const) {
  for (const [width, height] of [
    [1280, 800],
    [768, 1024],
    [360, 740],
  ] as const) {
    test(`axe finds nothing, ${theme}, ${width} × ${height}`, async ({ app }) => {
      await app.page.setViewportSize({ width, height })
      await app.open(`#v=1&view=file&theme=${theme}`)
      await scanned(app)
      const axe = new AxeBuilder({ page: app.page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      const found = (await axe.analyze()).violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary}`),
      )
      expect(found).toEqual([])
      expect(await app.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    })
  }
}
