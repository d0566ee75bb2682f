import type { BlockCodec } from './block.ts'

/** Formats that can be written; two of the folder are only read. */
const files = import.meta.glob<Readonly<Record<string, BlockCodec>>>(
  ['./{q,iq,tq}?_*.ts', '!./q1_0.ts', '!./q2_0.ts'],
  { import: '*' },
)

/** Loads the codec of this id alone. Undefined where there is none; rejects where its file cannot be fetched. */
export async function loadCodec(id: string): Promise<BlockCodec | undefined> {
  const file = await files[`./${id}.ts`]?.()
  return file?.[id]
}
