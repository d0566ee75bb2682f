import { afterEach, expect, test, vi } from 'vitest'
import { Orders } from './orders.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

test('every order has an id of its own', () => {
  const orders = new Orders()
  const request = { kind: 'generate', id: 'normal', params: {} } as const
  expect([orders.next(request).id, orders.next(request).id, orders.next(request).id]).toEqual([1, 2, 3])
})

test('the very same files have the same number, also after other weights', () => {
  const orders = new Orders()
  const [a, b] = [new File(['1'], 'w.csv'), new File(['1'], 'w.csv')]
  const setOf = (files: readonly File[], tensor = 'w'): unknown => {
    const { order } = orders.next({ kind: 'files', files, tensor })
    return order.kind === 'files' ? order.set : null
  }
  const first = setOf([a])
  orders.next({ kind: 'generate', id: 'normal', params: {} })
  expect(setOf([a], 'v')).toBe(first)
  const others = [setOf([b]), setOf([b, a]), setOf([a, b]), setOf([a])]
  expect(new Set([first, ...others]).size).toBe(5)
})

test('an address is that of the page, not of the script', () => {
  vi.stubGlobal('document', { baseURI: 'https://site.test/sub/index.html' })
  const { order } = new Orders().next({ kind: 'fetch', name: 'w', href: 'examples/w.npy' })
  expect(order).toEqual({ kind: 'fetch', name: 'w', href: 'https://site.test/sub/examples/w.npy' })
})
