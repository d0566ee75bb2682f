import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { writeLink } from './index.ts'
import { loadNamed, payloadOf, readLink } from './reading.ts'

/** Links of every released version with what they must open, for ever: entries are added, never changed. */
interface GoldenLink {
  readonly link: string
  /** The canonical form. */
  readonly writes: string
  /** What differs from the frozen default scene. */
  readonly scene: object
  readonly remarks?: readonly string[]
  readonly values?: readonly number[]
}

interface Golden {
  readonly default: object
  readonly links: readonly GoldenLink[]
}

const golden = JSON.parse(readFileSync(new URL('./golden-links.json', import.meta.url), 'utf8')) as Golden

describe('golden links', () => {
  test.each(golden.links)('$link', async ({ link, writes, scene, remarks = [], values }) => {
    await loadNamed(link)
    const reading = readLink(link)
    if (reading.kind === 'damaged') throw new Error(reading.reason)
    expect(reading.scene).toEqual({ ...golden.default, ...scene })
    expect(reading.remarks.map(({ code }) => code)).toEqual(remarks)
    expect(writeLink(reading.scene)).toBe(writes)
    if (values) expect(payloadOf(reading.scene.source)).toMatchObject({ data: Float32Array.from(values) })
  })
})
