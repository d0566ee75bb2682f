import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type App, expect, expectNear, file, test } from './app.ts'
import { core } from './core.ts'

const CORPUS = join(import.meta.dirname, '..', 'src', 'proof', 'fixtures', 'corpus')
const QUICK = '#v=1&src=normal;n=500&q=affine;k=3'

const read = (path: string): Buffer => readFileSync(join(CORPUS, path))

test('every bad file of the corpus is refused in a sentence that names it, and the scene stays', async ({ app }) => {
  test.setTimeout(300_000)
  await app.open(QUICK)
  // of bytes without a format somebody must say what they mean
  const cases = (await core.readCases(CORPUS)).filter(({ good, raw }) => !good && !raw)
  expect(cases.length).toBeGreaterThan(120)
  for (const { path, expect: wanted, mentions } of cases) {
    await test.step(path, async () => {
      const name = basename(path)
      const opens = await core.openFile(name, read(path)).then(
        () => true,
        () => false,
      )
      if (wanted === 'error') expect(opens).toBe(false)
      const before = { recipe: await app.recipe(), figures: await app.figures() }
      await app.upload(file(name, read(path)))
      await expect.poll(() => outcome(app, name)).toBe(opens ? 'opened' : 'refused')
      await app.ready()
      if (opens) {
        expectNear(await app.figures(), await figuresOnShow(app, name, read(path)))
      } else {
        const said = ((await alert(app).textContent()) ?? '').replaceAll(name, '').toLowerCase()
        expect(
          mentions.filter((word) => said.includes(word.toLowerCase())).length > 0 || mentions.length === 0,
          said,
        ).toBe(true)
        expect({ recipe: await app.recipe(), figures: await app.figures() }).toEqual(before)
      }
    })
  }
  expect(await app.page.evaluate(() => Object.hasOwn(window, '__xss'))).toBe(false)
})

test('a refusal is said in Chinese, and can be closed', async ({ app }) => {
  app.speak('zh-CN')
  await app.open(`${QUICK}&lang=zh-CN`)
  for (const path of ['bad/npy/truncated_data.npy', 'bad/text/html_cell.csv', 'bad/json/deep.json']) {
    await app.upload(file(basename(path), read(path)))
    await expect(alert(app)).toHaveText(new RegExp(`^!?${basename(path)}.*\\p{Script=Han}.*。`, 'u'))
  }
  await app.page.locator('.banner').getByRole('button', { name: app.words.notices.close, exact: true }).click()
  await expect(alert(app)).toHaveCount(0)
  expect(await app.figures()).toEqual(await core.figuresOfLink(QUICK))
})

for (const path of [
  'npy/fortran_3d.npy',
  'text/bom_crlf.csv',
  'text/tabs.tsv',
  'text/numpy_print.txt',
  'json/nested2d.json',
  'safetensors/no_padding.safetensors',
  'onnx/raw_data.onnx',
]) {
  test(`${path} opens, by choosing it and by dropping it`, async ({ app }) => {
    const name = basename(path)
    await app.open(QUICK)
    await app.upload(file(name, read(path)))
    await app.shows(`#v=1&src=file;name=${name};sha256=${sha256(read(path))}&q=affine;k=3`)
    const figures = await app.figures()
    expect(figures).toEqual(core.figuresOf(await core.openFile(name, read(path)), 'affine', { k: 3 }))
    await app.button(app.words.topbar.undo).click()
    await app.shows(QUICK)
    await app.drop(file(name, read(path)))
    await app.shows(/src=file/)
    expect(await app.figures()).toEqual(figures)
  })
}

for (const path of [
  'npz/mixed_dtypes.npz',
  'safetensors/all_dtypes.safetensors',
  'gguf/align64.gguf',
  'onnx/dtypes_qdq.onnx',
  'pt/odd_tensors.pt',
]) {
  test(`${path} opens with its first matrix, and offers its other tensors`, async ({ app }) => {
    const name = basename(path)
    await app.open(QUICK)
    await app.upload(file(name, read(path)))
    await app.shows(new RegExp(`src=file;name=${name};sha256=${sha256(read(path))};tensor=`))
    expectNear(await app.figures(), await figuresOnShow(app, name, read(path)))
    const tensors = app.page.locator('.weights').getByLabel(app.words.weights.tensor)
    expect(await tensors.locator('option').count()).toBeGreaterThan(2)
    await tensors.selectOption({ index: 1 })
    await expect.poll(() => app.address()).toContain('tensor=')
    await app.ready()
    expectNear(await app.figures(), await figuresOnShow(app, name, read(path)))
  })
}

test('the files of a model in parts are opened together', async ({ app }) => {
  const folder = 'safetensors/sharded'
  const parts = ['model.safetensors.index.json', 'model-00001-of-00002.safetensors', 'model-00002-of-00002.safetensors']
  await app.open(QUICK)
  await app.upload(...parts.map((name) => file(name, read(join(folder, name)))))
  await app.shows(/src=file;name=model\.safetensors\.index\.json;.*tensor=/)
  await app.upload(file(parts[0] ?? '', read(join(folder, parts[0] ?? ''))))
  await expect(alert(app)).toContainText('model-00002-of-00002.safetensors')
})

test('raw numbers open as what the reader says that they are, and again when that changes', async ({ app }) => {
  const values = Float32Array.from({ length: 600 }, (_, i) => ((i * 29) % 64) / 8 - 4)
  const bytes = Buffer.alloc(12 + 4 * values.length)
  values.forEach((value, i) => bytes.writeFloatBE(value, 12 + 4 * i))
  const { raw } = app.words.bring
  await app.open(QUICK)
  await app.choose('file')
  await app.page.getByText(raw.title, { exact: true }).click()
  await app.field(raw.offset).fill('12')
  const picker = app.page.waitForEvent('filechooser')
  await app.button(raw.choose).click()
  await (await picker).setFiles([file('weights.bin', bytes)])
  await app.shows(/src=file;name=weights\.bin;.*dtype=float32;offset=12&q=affine;k=3/)
  await app.choose('big')
  await app.shows(/src=file;name=weights\.bin;.*dtype=float32;endian=big;offset=12&q=affine;k=3/)
  const wanted = { name: 'w', shape: [600], dtype: 'float32', data: values }
  expect(await app.figures()).toEqual(core.figuresOf(wanted, 'affine', { k: 3 }))
})

test('what a file stores of quantized weights is said, of each weight too', async ({ app }) => {
  await app.open(QUICK)
  await app.upload(file('all_types.gguf', read('gguf/all_types.gguf')))
  await app.shows(/src=file/)
  await app.page.locator('.weights').getByLabel(app.words.weights.tensor).selectOption('blk.0.q4_0')
  await app.shows(/tensor=blk\.0\.q4_0/)
  const note = app.page.locator('.stored-note')
  await expect(note).toContainText(app.words.bring.stored.blocks('Q4_0', 32, 18))
  // a block of 18 bytes in hexadecimal
  await expect(note.locator('.mono')).toHaveText(/: [\da-f]{2}( [\da-f]{2}){17}$/)
})

test('of a file with several tensors the reader picks one, and is told what was left out', async ({ app }) => {
  await app.open(QUICK)
  await app.upload(file('dict.json', read('json/dict.json')))
  await app.shows(/src=file;name=dict\.json;sha256=[0-9a-f]{64};tensor=layer1\.weight/)
  const { buffer } = file('dict.json', read('json/dict.json'))
  const weight = core.figuresOf(await core.openFile('dict.json', buffer, 'layer1.weight'), 'affine', { k: 3 })
  expect(await app.figures()).toEqual(weight)
  await expect(app.page.locator('.sentences[role="status"]')).toContainText('dict.json')
  const tensors = app.page.locator('.weights').getByLabel(app.words.weights.tensor)
  await expect(tensors.locator('option').nth(0)).toHaveText(/^layer1\.weight\b.*6 × 4/)
  await expect(tensors.locator('option').nth(1)).toHaveText(/^layer1\.bias\b/)
  await tensors.selectOption('layer1.bias')
  await app.shows(/tensor=layer1\.bias/)
  expect(await app.figures()).toEqual(
    core.figuresOf(await core.openFile('dict.json', buffer, 'layer1.bias'), 'affine', { k: 3 }),
  )
  await app.button(app.words.topbar.undo).click()
  await app.shows(/tensor=layer1\.weight/)
  expect(await app.figures()).toEqual(weight)
})

test.describe('a link that names a file of this computer', () => {
  const own = core.encodeNpy(
    [8, 8],
    Float32Array.from({ length: 64 }, (_, i) => ((i * 37) % 64) / 64 - 0.5),
  )
  const other = core.encodeNpy(
    [8, 8],
    Float32Array.from({ length: 64 }, (_, i) => ((i * 29) % 64) / 8 - 4),
  )
  const link = `#v=1&src=file;name=own.npy;sha256=${sha256(own)}&q=affine;k=3`

  test.beforeEach(async ({ app }) => {
    await app.open(link, 'error')
    await expect(app.page.getByRole('alert').getByRole('heading')).toHaveText(app.words.blocked.fileTitle('own.npy'))
    await expect(app.page.locator('output')).toHaveCount(0)
  })

  test('asks for it, and shows the scene when it is dropped', async ({ app }) => {
    await app.drop(file('own.npy', own))
    await app.shows(link)
    expect(await app.figures()).toEqual(core.figuresOf(await core.openFile('own.npy', own), 'affine', { k: 3 }))
    await expect(app.page.getByRole('alert')).toHaveCount(0)
    expect(await app.address()).toBe(link)
  })

  test('asks for it, and shows the scene when it is chosen there', async ({ app }) => {
    const picker = app.page.waitForEvent('filechooser')
    await app.button(app.words.blocked.chooseFile).click()
    await (await picker).setFiles(file('own.npy', own))
    await app.shows(link)
  })

  test('does not take another file of this name without a question', async ({ app }) => {
    await app.drop(file('own.npy', other))
    const [had, wanted] = [sha256(other).slice(0, 4), sha256(own).slice(0, 4)]
    await expect(app.page.locator('.banner')).toContainText(app.words.notices.otherFile('own.npy', had, wanted))
    await expect(app.page.locator('output')).toHaveCount(0)
    await app.button(app.words.notices.openAsNew).click()
    await app.shows(`#v=1&src=file;name=own.npy;sha256=${sha256(other)}&q=affine;k=3`)
    expect(await app.figures()).toEqual(core.figuresOf(await core.openFile('own.npy', other), 'affine', { k: 3 }))
    await expect(app.page.locator('.banner')).toHaveCount(0)
  })

  test('says what is wrong with a file that cannot be read, and goes on asking', async ({ app }) => {
    await app.drop(file('own.npy', own.slice(0, 100)))
    await expect(alert(app)).toContainText('own.npy')
    await expect(app.page.getByRole('heading', { name: app.words.blocked.fileTitle('own.npy') })).toBeVisible()
    await app.drop(file('own.npy', own))
    await app.shows(link)
    await expect(alert(app)).toHaveCount(0)
  })
})

test('while a file hovers over the window, the page says what it opens and that nothing is uploaded', async ({
  app,
}) => {
  await app.open(QUICK)
  const transfer = await app.page.evaluateHandle(() => {
    const transfer = new DataTransfer()
    transfer.items.add(new File(['1'], 'a.csv'))
    return transfer
  })
  await app.page.dispatchEvent('body', 'dragenter', { dataTransfer: transfer })
  await expect(app.page.locator('.drop-overlay')).toHaveText(/\.npy.*\.csv.*\.json/)
  await app.page.dispatchEvent('body', 'dragleave', { dataTransfer: transfer })
  await expect(app.page.locator('.drop-overlay')).toHaveCount(0)
})

const alert = (app: App) => app.page.locator('.banner.error')

async function outcome(app: App, name: string): Promise<'opened' | 'refused' | 'pending'> {
  if ((await app.recipe()).includes(`name=${encodeURIComponent(name)};`)) return 'opened'
  return (await alert(app).filter({ hasText: name }).count()) > 0 ? 'refused' : 'pending'
}

async function figuresOnShow(app: App, name: string, bytes: Buffer): Promise<Record<string, string>> {
  const [, tensor] = /;tensor=([^;&]+)/.exec(await app.recipe()) ?? []
  const opened = await core.openFile(name, bytes, tensor && decodeURIComponent(tensor))
  return core.figuresOf(opened, 'affine', { k: 3 })
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

test('the box of numbers follows undo and links, and keeps what was typed', async ({ app }) => {
  const box = app.page.locator('textarea')
  await app.open()
  await app.paste('1 2 3')
  await app.shows(/d=1,2,3/)
  await box.fill('4  5  6')
  await app.button(app.words.bring.usePasted).click()
  await app.shows(/d=4,5,6/)
  await expect(box).toHaveValue('4  5  6')
  await app.button(app.words.topbar.undo).click()
  await expect(box).toHaveValue('1, 2, 3')
  await app.button(app.words.topbar.redo).click()
  await expect(box).toHaveValue('4  5  6')
  await app.follow('#v=1&src=values;d=7,8')
  await expect(box).toHaveValue('7, 8')
})
