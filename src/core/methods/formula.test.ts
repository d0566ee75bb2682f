import temml from 'temml'
import { expect, test } from 'vitest'
import { withDefaults } from '../params.ts'
import { methods } from './all.ts'

const formulaOf = async (id: string, given: Record<string, string | number> = {}): Promise<string> => {
  const method = methods.find((one) => one.id === id)
  if (!method) throw new Error(`no method ${id}`)
  const params = withDefaults(method.params, given)
  return typeof method.formula === 'string' ? method.formula : method.formula(params)
}

test('every formula is TeX that can be drawn, under every choice of every parameter', async () => {
  for (const { id, params } of methods) {
    for (const param of params) {
      const options = param.kind === 'choice' ? param.options : [param.default]
      for (const option of options) {
        if (option === undefined) continue
        const tex = await formulaOf(id, { [param.key]: option })
        expect(temml.renderToString(tex, { throwOnError: true }), `${id} ${param.key}=${option}`).toContain('<math')
      }
    }
  }
})

test('a formula says what the settings do', async () => {
  expect(await formulaOf('affine')).toContain(String.raw`\left\lfloor \tfrac{x}{s} \right\rceil`)
  expect(await formulaOf('affine', { rounding: 'floor' })).toContain(
    String.raw`\left\lfloor \tfrac{x}{s} \right\rfloor`,
  )
  expect(await formulaOf('affine', { scale: 0.1, zp: 3 })).not.toMatch(/s = |z = /)
  expect(await formulaOf('symmetric', { span: 'full' })).not.toBe(await formulaOf('symmetric'))
  expect(await formulaOf('clip', { cast: 'none' })).not.toContain('int32')
  expect(await formulaOf('mxfp4', { scaling: 'rceil' })).toContain('lceil')
  expect(await formulaOf('nvfp4', { scaling: 'single' })).not.toContain('s_t')
})

test('a formula has the numbers of its format', async () => {
  expect(await formulaOf('float8_e4m3fn')).toContain(String.raw`m = 3,\; \mathrm{bias} = 7,\quad |\hat{x}| \le 448`)
  expect(await formulaOf('float8_e4m3fn', { overflow: 'native' })).not.toContain('448')
  expect(await formulaOf('float8_e4m3fn', { scaling: 'absmax' })).toContain(String.raw`\frac{\max |x|}{448}`)
  expect(await formulaOf('float16')).toContain('65504')
  expect(await formulaOf('bfloat16')).toContain(String.raw`1.9921875 \cdot 2^{127}`)
  expect(await formulaOf('exmy', { e: 2, m: 1 })).toContain(String.raw`\mathrm{bias} = 1,\quad |\hat{x}| \le 6`)
  expect(await formulaOf('float4_e2m1fn', { rounding: 'floor' })).toContain('rfloor')
  expect(await formulaOf('mxfp4')).toContain(String.raw`e_{\max} = 2`)
  expect(await formulaOf('mxfp8_e4m3', { scaling: 'rceil' })).toContain(String.raw`v_{\max} = 448`)
  expect(await formulaOf('mxint8', { scaling: 'rceil' })).toContain(String.raw`v_{\max} = 1.984375`)
})
