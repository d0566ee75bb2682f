import { afterEach, expect, test, vi } from 'vitest'
import { copyText } from './copy-text.ts'

afterEach(() => vi.unstubAllGlobals())

test('a text is in the clipboard', async () => {
  const writeText = vi.fn(async () => undefined)
  vi.stubGlobal('navigator', { clipboard: { writeText } })
  expect(await copyText('y = x')).toBe(true)
  expect(writeText).toHaveBeenCalledWith('y = x')
})

test.each([
  ['that refuses', { clipboard: { writeText: () => Promise.reject(new Error('refused')) } }],
  ['without a clipboard, as over plain HTTP', {}],
])('a browser %s is no error', async (_, navigator) => {
  vi.stubGlobal('navigator', navigator)
  expect(await copyText('y = x')).toBe(false)
})
