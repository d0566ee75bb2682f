import { createHash } from 'node:crypto'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { main } from './main.ts'
import { reportLines, runCorpus } from './report.ts'

const FIXTURES = fileURLToPath(new URL('../fixtures/corpus', import.meta.url))

interface Manifest {
  files: { [key: string]: unknown; file: string; tensors?: { [key: string]: unknown }[] }[]
}

describe('the copy of the corpus in this project', () => {
  test('passes as a whole', async () => {
    const report = await runCorpus(FIXTURES)
    const lines = reportLines(report)
    expect(lines.filter((line) => line.startsWith('failed'))).toEqual([])
    expect(report.passed).toBe(true)
    expect(lines[0]).toBe('corpus: 245 files passed, 0 failed, 0 excluded')
  })
})

describe('a fault that is planted', () => {
  let folder = ''

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'corpus-'))
    await take('manifest.json', ['npy/f4.npy', 'text/plain.csv', 'text/nan_inf_missing.csv', 'json/dict.json'])
    await take('bad/manifest.json', ['npy/missing_key.npy', 'text/huge_number.csv', 'safetensors_named_bin.bin'])
  })

  afterEach(() => rm(folder, { recursive: true }))

  /** Copies a manifest with only some of its files, and these files. */
  async function take(manifest: string, paths: readonly string[]): Promise<void> {
    const content = JSON.parse(await readFile(join(FIXTURES, manifest), 'utf8')) as Manifest
    await writeJson(manifest, { ...content, files: content.files.filter(({ file }) => paths.includes(file)) })
    for (const path of paths) await cp(join(FIXTURES, dirname(manifest), path), join(folder, dirname(manifest), path))
  }

  async function writeJson(path: string, content: unknown): Promise<void> {
    await mkdir(join(folder, dirname(path)), { recursive: true })
    await writeFile(join(folder, path), JSON.stringify(content))
  }

  /** Changes the entry of one file in its manifest. */
  async function change(
    manifest: string,
    file: string,
    edit: (entry: Manifest['files'][number]) => void,
  ): Promise<void> {
    const content = JSON.parse(await readFile(join(folder, manifest), 'utf8')) as Manifest
    const entry = content.files.find((each) => each.file === file)
    if (!entry) throw new Error(`${file} is not in ${manifest}`)
    edit(entry)
    await writeJson(manifest, content)
  }

  async function failures(): Promise<string[]> {
    const report = await runCorpus(folder)
    expect(report.passed).toBe(false)
    return reportLines(report).filter((line) => line.startsWith('failed'))
  }

  /** What the code under test does is the same in all of these: only what is expected of it changes. */
  const tensorOf = (values: object) => (entry: Manifest['files'][number]) =>
    Object.assign(entry.tensors?.[0] ?? {}, values)

  test('none: the small corpus passes', async () => {
    const report = await runCorpus(folder)
    expect(reportLines(report)).toEqual(['corpus: 7 files passed, 0 failed, 0 excluded'])
    expect(report.passed).toBe(true)
  })

  test('a wrong digit in a file', async () => {
    const path = join(folder, 'text/plain.csv')
    await writeFile(path, (await readFile(path, 'utf8')).replace('0.18637', '0.18638'))
    expect(await failures()).toEqual(['failed text/plain.csv: has another sha256 than the manifest says'])
  })

  test('a wrong digit in a file, its hash made right', async () => {
    const path = join(folder, 'text/plain.csv')
    const content = (await readFile(path, 'utf8')).replace('0.18637', '0.18638')
    await writeFile(path, content)
    const sha256 = createHash('sha256').update(content).digest('hex')
    await change('manifest.json', 'text/plain.csv', (entry) => Object.assign(entry, { sha256 }))
    expect((await failures())[0]).toMatch('text/plain.csv: tensor plain: ')
  })

  test.each([
    ['sha256 of the values', { f32_sha256: '0'.repeat(64) }, 'the values have sha256'],
    ['minimum', { min: -0.63541 }, 'min is'],
    ['maximum', { max: 0.81916 }, 'max is'],
    ['mean', { mean: 0.032851 }, 'mean is'],
    ['count of NaN', { nan: 1 }, 'nan is 0 instead of 1'],
    ['shape', { shape: [64, 48] }, 'shape [48, 64] instead of [64, 48]'],
    ['count', { count: 3071 }, '3072 values instead of 3071'],
  ])('a wrong %s', async (_, values, message) => {
    await change('manifest.json', 'npy/f4.npy', tensorOf(values))
    expect((await failures())[0]).toMatch(message)
  })

  test('a wrong name of a tensor', async () => {
    await change('manifest.json', 'json/dict.json', tensorOf({ name: 'layer2.weight' }))
    expect((await failures())[0]).toMatch('tensor layer2.weight is missing')
  })

  test('a skipped tensor that nobody mentions', async () => {
    await change('manifest.json', 'json/dict.json', (entry) =>
      Object.assign(entry, { refuse: [{ name: 'optimizer' }] }),
    )
    expect((await failures())[0]).toMatch('does not say that optimizer was skipped')
  })

  test.each([
    ['npy/missing_key.npy', { message_mentions: ['banana'] }, 'none of banana is mentioned'],
    ['npy/missing_key.npy', { message_names: ['fortran'] }, 'fortran is not named'],
    ['npy/missing_key.npy', { expect: 'ok' }, 'was refused'],
    ['text/huge_number.csv', { message_mentions: ['huge_number'] }, 'none of huge_number is mentioned'],
    ['text/huge_number.csv', { expect: 'error' }, 'was opened, but should be refused'],
  ])('%s expects %j', async (file, values, message) => {
    await change('bad/manifest.json', file, (entry) => Object.assign(entry, values))
    expect((await failures())[0]).toMatch(message)
  })

  test('a warning where there is nothing to warn of', async () => {
    await change('manifest.json', 'text/plain.csv', (entry) => Object.assign(entry, { expect: 'warn' }))
    expect((await failures())[0]).toMatch('without a note')
  })

  test('a format that is neither read nor in the list of exclusions', async () => {
    await writeFile(join(folder, 'x.h5'), '\u0089HDF\r\n\u001a\n', 'latin1')
    const sha256 = createHash('sha256').update('\u0089HDF\r\n\u001a\n', 'latin1').digest('hex')
    const entry = { file: 'x.h5', format: 'hdf5', bytes: 8, sha256, expect: 'ok', tensors: [] }
    const content = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest
    await writeJson('manifest.json', { ...content, files: [...content.files, entry] })
    expect((await failures())[0]).toMatch('x.h5: was refused')
  })

  test('a tensor that is listed with a reason instead of values', async () => {
    const path = join(folder, 'npy/f4.npy')
    const bytes = await readFile(join(FIXTURES, 'bad/safetensors/unknown_dtype.safetensors'))
    await writeFile(path, bytes)
    const hash = { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
    await change('manifest.json', 'npy/f4.npy', (entry) => {
      Object.assign(entry, hash)
      Object.assign(entry.tensors?.[0] ?? {}, { name: 'w' })
    })
    expect((await failures())[0]).toMatch('tensor w: f4.npy: tensor "w" has dtype F3_X')
  })

  test('a file that no manifest lists, and a listed one that is not there', async () => {
    await writeFile(join(folder, 'text/stray.csv'), '1,2')
    await rm(join(folder, 'json/dict.json'))
    expect(await failures()).toEqual([
      'failed json/dict.json: is listed but not there',
      'failed text/stray.csv: stands in no manifest',
    ])
  })

  test('manifests that list nothing', async () => {
    await rm(folder, { recursive: true })
    for (const manifest of ['manifest.json', 'bad/manifest.json']) await writeJson(manifest, { files: [] })
    expect(await failures()).toEqual(['failed: the folder is empty'])
  })

  test('an empty folder, and one of the manifests alone', async () => {
    await rm(join(folder, 'bad'), { recursive: true })
    await expect(runCorpus(folder)).rejects.toThrow('manifest.json')
    const before = process.env.CORPUS_DIR
    process.env.CORPUS_DIR = join(folder, 'npy')
    const log = vi.spyOn(console, 'log').mockImplementation(() => {})
    try {
      expect(await main()).toBe(1)
      expect(log.mock.lastCall?.[0]).toMatch('no corpus could be read')
    } finally {
      log.mockRestore()
      if (before === undefined) delete process.env.CORPUS_DIR
      else process.env.CORPUS_DIR = before
    }
  })
})
