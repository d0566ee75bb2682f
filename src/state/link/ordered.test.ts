import { expect, test } from 'vitest'
import { loadNamed } from './load.ts'
import { ordered } from './ordered.ts'
import { readLink } from './reader.ts'

async function read(q: string) {
  const link = `v=1&q=${q}`
  await loadNamed(link)
  const reading = ordered(readLink(link))
  if (reading.kind === 'damaged') throw new Error(reading.reason)
  return { params: reading.scene.panes[0]?.params, named: reading.remarks.map(({ values }) => values) }
}

test('of a range by hand that goes down, b is left out and named', async () => {
  const { params, named } = await read('affine;range=manual;a=0.5;b=-0.5')
  expect(params).toEqual({ range: 'manual', a: 0.5 })
  expect(named).toEqual([expect.objectContaining({ key: 'b', value: '-0.5', used: null })])
})

test('one that goes up stays, and so do the ends of clip in any order', async () => {
  expect(await read('affine;range=manual;a=-0.5;b=0.5')).toEqual({
    params: { range: 'manual', a: -0.5, b: 0.5 },
    named: [],
  })
  expect(await read('clip;a=1;b=-1')).toEqual({ params: { a: 1, b: -1 }, named: [] })
})
