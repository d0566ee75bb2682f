import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { generators } from '../../core/generators/index.ts'
import { methods } from '../../core/methods/all.ts'
import { FLOAT32_MAX } from '../../core/params.ts'
import { EXAMPLES } from '../examples.ts'
import { readLink } from './index.ts'
import { LATER_KEYS, type LinkParam, SETTINGS, SOURCES } from './schema.ts'

const pathOf = (name: string): string => fileURLToPath(new URL(`../../../${name}`, import.meta.url))
const manual = readFileSync(pathOf('docs/links.md'), 'utf8')
const readme = existsSync(pathOf('README.md')) ? readFileSync(pathOf('README.md'), 'utf8') : ''

const code = (text: string): string => `\`${text}\``

const grouped = (value: number): string => value.toLocaleString('en-US')

function numbers(min: number, max: number): string {
  if (max === Number.MAX_VALUE) return 'any'
  if (max === FLOAT32_MAX) return min > 0 ? 'any float32 above 0' : 'any float32'
  return `${grouped(min)} to ${grouped(max)}`
}

/** The row that a parameter must have, up to its meaning. */
function rowOf(param: LinkParam): string {
  const values = {
    choice: () => (param.kind === 'choice' ? param.options.map(code).join(' ') : ''),
    integer: () => (param.kind === 'integer' ? `integer, ${grouped(param.min)} to ${grouped(param.max)}` : ''),
    number: () => (param.kind === 'number' ? `number, ${numbers(param.min, param.max)}` : ''),
    shape: () => 'sizes joined by `x`',
    text: () => 'text',
  }[param.kind]()
  const { default: given } = param
  const usual = given === undefined ? 'none' : typeof given === 'number' ? String(given) : code(given)
  return `| ${code(param.key)} | ${values} | ${usual} |`
}

/** The row that an id must have, up to what it is. */
function rowOfId(id: string, list: readonly LinkParam[]): string {
  return `| ${code(id)} | ${list.map(({ key }) => code(key)).join(' ') || 'none'} |`
}

const lines = manual.split('\n')
const absent = (rows: readonly string[]): string[] =>
  [...new Set(rows)].filter((row) => !lines.some((line) => line.startsWith(row)))

describe('docs/links.md', () => {
  test('has every setting with its values and its default', () => {
    expect(absent(SETTINGS.map(rowOf))).toEqual([])
    expect([...LATER_KEYS].filter((key) => !manual.includes(code(key)))).toEqual([])
  })

  test('has every source with its parameters', () => {
    expect(absent([...SOURCES].map(([id, list]) => rowOfId(id, list)))).toEqual([])
    expect(absent((SOURCES.get('url') ?? []).filter(({ kind }) => kind !== 'text').map(rowOf))).toEqual([])
    expect(absent(generators.map(({ id, params }) => rowOfId(id, params)))).toEqual([])
    expect(absent(generators.flatMap(({ params }) => params.map(rowOf)))).toEqual([])
  })

  test('has every method with its parameters', () => {
    expect(absent(methods.map(({ id, params }) => rowOfId(id, params)))).toEqual([])
    expect(absent(methods.flatMap(({ params }) => params.map(rowOf)))).toEqual([])
  })

  test('names nothing that does not exist', () => {
    const known = [...SETTINGS.map(rowOf), ...methods.flatMap(({ params }) => params.map(rowOf))]
    known.push(...generators.flatMap(({ params }) => params.map(rowOf)))
    known.push(...[...SOURCES].map(([id, list]) => rowOfId(id, list)))
    known.push(...(SOURCES.get('url') ?? []).map(rowOf))
    known.push(...[...generators, ...methods].map(({ id, params }) => rowOfId(id, params)))
    const rows = lines.filter((line) => line.startsWith('| `'))
    expect(rows.filter((line) => !known.some((row) => line.startsWith(row)))).toEqual([])
  })

  test('the tensor that is the default exists', () => {
    const [name, tensor] = (SOURCES.get('example') ?? []).map((param) => param.default)
    expect(EXAMPLES.find((example) => example.name === name)?.tensors[0]).toEqual({ name: tensor, shape: [48, 64] })
    expect(existsSync(pathOf(`public/examples/${name}/${tensor}.npy`))).toBe(true)
  })
})

describe('links that stand in the documentation', () => {
  const links = `${manual}\n${readme}`.match(/(?<=#)v=1(?:&[^\s`)"'<]*)?/g) ?? []

  test('are there', () => expect(links.length).toBeGreaterThan(5))

  test.each(links.filter((link) => !link.includes('{')))('%s', (link) => {
    expect(readLink(link)).toMatchObject({ kind: 'scene', remarks: [] })
  })
})
