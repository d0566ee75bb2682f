import { beforeEach, expect, test } from 'vitest'
import { methods } from '../core/methods/all.ts'
import { type Param, type ParamValue, readParam, withDefaults } from '../core/params.ts'
import { setMethod } from './change-method.ts'
import { DEFAULT_SCENE } from './link/index.ts'
import { sceneStore } from './scene-store.ts'

beforeEach(() => sceneStore.setState(DEFAULT_SCENE, true))

/** A value other than the default, where there is one. */
function another(param: Param): ParamValue | undefined {
  if (param.kind === 'shape') return undefined
  if (param.kind === 'choice') return param.options.find((option) => option !== param.default)
  return param.default === undefined ? undefined : Math.min(param.max, param.default + 1)
}

test.each(methods.map(({ id }) => id))('from %s to every other method, what is taken along is legal there', (from) => {
  const method = methods.find(({ id }) => id === from)
  const params = Object.fromEntries(
    (method?.params ?? []).flatMap((param) => {
      const value = another(param)
      return value === undefined ? [] : [[param.key, value]]
    }),
  )
  for (const to of methods) {
    for (const given of [{}, params]) {
      sceneStore.setState({ panes: [{ id: from, params: given }] })
      setMethod(to.id)
      const pane = sceneStore.getState().panes[0]
      const full = withDefaults(to.params, pane?.params ?? {})
      expect(pane?.id).toBe(to.id)
      for (const [key, value] of Object.entries(pane?.params ?? {})) {
        const param = to.params.find((each) => each.key === key)
        expect(param && readParam(param, String(value), full), `${from} → ${to.id}: ${key}`).toBe(value)
      }
    }
  }
})
