import { afterAll, describe, expect, test } from 'vitest'
import { cycles } from './proof/architecture/cycles.ts'
import { wrongImports } from './proof/architecture/imports.ts'
import { PlantedTree } from './proof/architecture/planted.ts'
import { impurities } from './proof/architecture/purity.ts'
import { anys, lineCount, machineTraces, median, unfinished } from './proof/architecture/style.ts'
import { parse } from './proof/architecture/syntax.ts'
import { filesUnder, read, readText } from './proof/architecture/tree.ts'

const DEPENDENCIES = ['@noble/hashes', 'd3-array', 'react', 'react-dom', 'temml', 'zundo', 'zustand']

const typescript = [...filesUnder('src'), ...filesUnder('e2e')].filter((path) => /\.tsx?$/.test(path))
const sources = typescript.map((path) => parse(path, read(path)))
/** What the page is made of: no tests, nothing that only they use, no proof. */
const page = sources.filter(({ path }) => /^src\/(?!proof\/)/.test(path) && !/\.test\.tsx?$|\/testing\//.test(path))
const core = page.filter(({ path }) => path.startsWith('src/core/'))

function isExact(path: string): boolean {
  return /^src\/core\/(generators|numeric)\//.test(path)
}

describe('imports go view → state → engine → core', () => {
  test('in every file', () => {
    expect(page.length).toBeGreaterThan(20)
    expect(page.flatMap((source) => wrongImports(source, DEPENDENCIES))).toEqual([])
  })

  test.each([
    ['src/core/a.ts', "import { b } from '../engine/b.ts'", 'core may not import engine'],
    ['src/core/a.ts', "import type { B } from '../view/b.ts'", 'core may not import view'],
    ['src/core/a.ts', "export * from '../state/b.ts'", 'core may not import state'],
    ['src/core/a.ts', "const b = import('../i18n/en/index.ts')", 'core may not import i18n'],
    ['src/core/a.ts', "type B = import('../engine/b.ts').B", 'core may not import engine'],
    ['src/core/a.ts', "import { sha256 } from '@noble/hashes/sha2'", 'core has no dependencies'],
    ['src/core/deep/a.ts', "import React from 'react'", 'core has no dependencies'],
    ['src/core/a.ts', "import { b } from './b'", 'it has no extension'],
    ['src/core/a.ts', 'const b = import(name)', 'core has no dependencies'],
    ['src/engine/a.ts', "import { b } from '../state/b.ts'", 'engine may not import state'],
    ['src/state/a.ts', "import { b } from '../view/b.tsx'", 'state may not import view'],
    ['src/state/a.ts', "import { b } from '../i18n/en/index.ts'", 'state may not import i18n'],
    ['src/i18n/a.ts', "import { b } from '../state/b.ts'", 'i18n may not import state'],
    ['src/i18n/a.ts', "import type { B } from '../view/b.ts'", 'i18n may not import view'],
    ['src/view/deep/a.tsx', "import { b } from '../../proof/b.ts'", 'view may not import proof'],
    ['src/main.tsx', "import { b } from './proof/b.ts'", 'the page may not import proof'],
    ['src/view/a.ts', "import { test } from 'vitest'", 'it is not a dependency of the page'],
    ['src/view/a.ts', "import config from '../../package.json'", 'it is outside src'],
    ['src/helpers/a.ts', "import { b } from '../core/b.ts'", 'helpers is no known part of src'],
    ['src/view/charts/a.tsx', "import { b } from '../rail/b.ts'", 'view/charts may not import view/rail'],
    ['src/view/charts/a.tsx', "import type { B } from '../page/b.ts'", 'view/charts may not import view/page'],
    ['src/view/panels/a.tsx', "const b = import('../lab/b.tsx')", 'view/panels may not import view/lab'],
    ['src/view/lab/a.tsx', "import { b } from '../file/b.ts'", 'view/lab may not import view/file'],
    [
      'src/view/a.ts',
      "import { b } from './controls/b.ts'",
      'what stands directly in view may not import view/controls',
    ],
    ['src/view/page/a.ts', "import { b } from '../helpers/b.ts'", 'helpers is no known folder of src/view'],
  ])('a planted one is found: %s %s', (path, text, reason) => {
    expect(wrongImports(parse(path, text), DEPENDENCIES)).toEqual([expect.stringContaining(`: ${reason}`)])
  })

  test.each([
    ['src/core/deep/a.ts', "import { b } from '../b.ts'"],
    ['src/engine/a.ts', "import { sha256 } from '@noble/hashes/sha2.js'\nimport { b } from '../core/b.ts'"],
    ['src/view/charts/a.tsx', "import '../styles/a.css'\nimport { b } from '../b.ts'\nimport { c } from './c.ts'"],
    ['src/view/page/a.tsx', "import { b } from '../lab/b.tsx'\nconst c = import('../charts/c.tsx')"],
    ['src/view/a.tsx', "import './a.css'\nimport { createRoot } from 'react-dom/client'"],
    ['src/main.tsx', "import { b } from './state/b.ts'"],
    ['src/i18n/a.ts', "import type { B } from '../state/b.ts'"],
    ['src/state/a.ts', "// import { b } from '../view/b.ts'\nexport const text = \"from '../view/b.ts'\""],
  ])('an allowed one is not: %s %s', (path, text) => {
    expect(wrongImports(parse(path, text), DEPENDENCIES)).toEqual([])
  })
})

describe('no file of state and view imports what imports it', () => {
  test('in whatever way', () => {
    const files = page.filter(({ path }) => /^src\/(state|view)\//.test(path))
    expect(files.length).toBeGreaterThan(20)
    expect(cycles(files)).toEqual([])
  })

  test('planted ones are found: of values, of types, and of what is loaded later', () => {
    const planted = [
      parse('src/view/a.ts', "import { b } from './b.ts'"),
      parse('src/view/b.ts', "import { c } from './c.ts'\nimport type { D } from './deep/d.ts'"),
      parse('src/view/c.ts', 'export const c = 1'),
      parse('src/view/deep/d.ts', "const e = import('./e.ts')"),
      parse('src/view/deep/e.ts', "export type { B } from '../b.ts'"),
      parse('src/view/f.ts', "import './f.ts'"),
    ]
    expect(cycles(planted)).toEqual([
      'src/view/b.ts → src/view/deep/d.ts → src/view/deep/e.ts → src/view/b.ts',
      'src/view/f.ts → src/view/f.ts',
    ])
    expect(cycles(planted.slice(0, 4))).toEqual([])
  })
})

describe('the core is pure', () => {
  test('in every file', () => {
    expect(core.length).toBeGreaterThan(10)
    expect(core.flatMap((source) => impurities(source, { exact: isExact(source.path) }))).toEqual([])
  })

  test.each([
    ['fetch("x")', 'fetch'],
    ['const title = document.title', 'document'],
    ['const f = window["fetch"]', 'window'],
    ['const now = performance.now()', 'performance'],
    ['const now = Date.now()', 'Date'],
    ['setTimeout(run, 0)', 'setTimeout'],
    ['const worker: Worker | null = null', 'Worker'],
    ['const id = crypto.randomUUID()', 'crypto'],
    ['console.log(1)', 'console'],
    ['const x = { fetch }', 'fetch'],
    ['const x = Math.random()', 'Math.random'],
    ['const x = Math.round(2.5)', 'Math.round'],
    ['const { round } = Math', 'Math as a value'],
    ['const x = Math["round"](2.5)', 'Math as a value'],
  ])('a planted %s is found', (text, name) => {
    const found = impurities(parse('src/core/a.ts', text), { exact: false })
    expect(new Set(found)).toEqual(new Set([`src/core/a.ts:1 uses ${name}`]))
  })

  test.each(['Math.log(x)', 'Math.exp(x)', 'Math.pow(x, y)', 'Math.sin(x)', 'Math.cos(x)', 'Math.tan(x)'])(
    '%s is found where numbers must be the same in every browser, and only there',
    (call) => {
      const source = parse('src/core/numeric/a.ts', `const y = ${call}`)
      expect(impurities(source, { exact: true })).toEqual([`src/core/numeric/a.ts:1 uses ${call.split('(')[0]}`])
      expect(impurities(source, { exact: false })).toEqual([])
    },
  )

  test('so is **', () => {
    const source = parse('src/core/numeric/a.ts', 'let y = x ** 0.5\ny **= 3')
    expect(impurities(source, { exact: true })).toHaveLength(2)
  })

  test('names of properties, comments and exact functions are not', () => {
    const text =
      '// fetch()\nconst x = { document: Math.sqrt(2), b: a.window, c: "Date" }\ninterface A { process: number }'
    expect(impurities(parse('src/core/numeric/a.ts', text), { exact: true })).toEqual([])
  })
})

describe('the files', () => {
  test('say no any and leave nothing to do', () => {
    expect(sources.flatMap((source) => [...anys(source), ...unfinished(source)])).toEqual([])
  })

  test('of the page are short: none above 300 lines, catalogues 400, half of them at most 80', () => {
    const lengths = page.map(({ path, text }) => ({ path, lines: lineCount(text) }))
    const limit = (path: string) => (path.startsWith('src/i18n/') ? 400 : 300)
    expect(lengths.filter(({ path, lines }) => lines > limit(path))).toEqual([])
    expect(median(lengths.map(({ lines }) => lines))).toBeLessThanOrEqual(80)
  })

  test('name no folder of one machine and no package registry', () => {
    // a hostile pickle of the corpus names what it would do to a machine
    const paths = filesUnder('').filter((path) => !path.startsWith('src/proof/fixtures/corpus/bad/pt/'))
    const found = paths.flatMap((path) => machineTraces(path, readText(path) ?? ''))
    expect(found).toEqual([])
  })

  test('planted ones are found', () => {
    const bad = parse('src/a.ts', `const a: any = 1 // ${'TO' + 'DO'}: later\nlet b: Array<any>`)
    expect(anys(bad)).toEqual(['src/a.ts:1 says any', 'src/a.ts:2 says any'])
    expect(unfinished(bad)).toHaveLength(1)
    expect(anys(parse('src/a.ts', 'const any = "any" // any'))).toEqual([])
    expect(lineCount('a\nb\n')).toBe(2)
    expect(lineCount('a\nb\nc')).toBe(3)
    expect(median([9, 1, 5])).toBe(5)
  })

  test.each([
    ['see /' + 'home/ann/notes', 1],
    ["'/" + "work/main/src'", 1],
    ['"C:' + '\\Users\\ann"', 1],
    ['"resol' + 'ved": "x"', 1],
    ['https:/' + '/registry.example.org/react', 1],
    ['https://example.org/home/page ./work/x src/tmp/y', 0],
  ])('a line %s has %i traces of a machine', (line, count) => {
    expect(machineTraces('a.txt', `first\n${line}`)).toHaveLength(count)
  })
})

describe('package.json', () => {
  const { dependencies, devDependencies } = JSON.parse(read('package.json'))

  test('has exactly the stated dependencies', () => {
    expect(Object.keys(dependencies)).toEqual(DEPENDENCIES)
  })

  test('pins every version', () => {
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(String(version)),
    )
    expect(loose).toEqual([])
  })
})

describe('tsc -b', () => {
  const tree = new PlantedTree()
  afterAll(() => tree.remove())

  const places = [
    'src/core/planted.ts',
    'src/core/planted.test.ts',
    'src/core/fast/assembly/planted.ts',
    'src/engine/planted.ts',
    'src/i18n/planted.ts',
    'src/state/planted.ts',
    'src/view/planted.tsx',
    'src/main.tsx',
    'src/planted.test.tsx',
    'src/proof/planted.ts',
    'e2e/planted.spec.ts',
    'vite.config.ts',
  ]

  test('passes a tree without errors, and finds one planted in each part of it', async () => {
    for (const path of places) tree.write(path, 'export const planted: number = 1\n')
    expect(await tree.compile()).toEqual({ code: 0, output: '' })
    for (const path of places) tree.write(path, "export const planted: number = 'text'\n")
    const { code, output } = await tree.compile()
    expect(code).not.toBe(0)
    expect(places.filter((path) => !output.includes(`${path}(1,14): error TS2322`))).toEqual([])
  })

  test('finds the page in the core', async () => {
    for (const path of places) tree.write(path, 'export const planted: number = 1\n')
    tree.write('src/core/planted.ts', 'export const planted: string = document.title\n')
    const { code, output } = await tree.compile()
    expect(code).not.toBe(0)
    expect(output).toContain("src/core/planted.ts(1,32): error TS2584: Cannot find name 'document'")
  })
})
