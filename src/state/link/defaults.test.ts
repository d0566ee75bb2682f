import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { generators } from '../../core/generators/all.ts'
import { methods } from '../../core/methods/all.ts'
import type { ParamValue } from '../../core/params.ts'
import { type LinkParam, SETTINGS, SOURCES } from './schema.ts'

type Defaults = Readonly<Record<string, ParamValue | null>>

/** Of sources and methods by their id. */
interface Frozen {
  readonly settings: Defaults
  readonly sources: Readonly<Record<string, Defaults>>
  readonly methods: Readonly<Record<string, Defaults>>
}

const frozen = JSON.parse(readFileSync(new URL('./defaults-v1.json', import.meta.url), 'utf8')) as Frozen

/** null: without a default. */
function defaultsOf(list: readonly LinkParam[]): Defaults {
  return Object.fromEntries(list.map((param) => [param.key, param.default ?? null]))
}

function table(
  items: readonly { readonly id: string; readonly params: readonly LinkParam[] }[],
): Record<string, Defaults> {
  return Object.fromEntries(items.map(({ id, params }) => [id, defaultsOf(params)]))
}

/**
 * A link leaves defaults out, so each of them is part of what v=1 means. What this test shows as changed or missing
 * breaks links that exist; what it shows as new is to be added to `defaults-v1.json`, where it stays as it is.
 */
describe('the defaults of v=1 are frozen', () => {
  test('settings', () => expect(defaultsOf(SETTINGS)).toEqual(frozen.settings))

  test('sources', () => {
    const sources = [...SOURCES].map(([id, params]) => ({ id, params }))
    expect(table([...sources, ...generators])).toEqual(frozen.sources)
  })

  test('methods', () => expect(table(methods)).toEqual(frozen.methods))
})
