import { CoreError } from '../../errors.ts'
import type { Contents, Entry, Pace } from '../contents.ts'
import { refusedEntry } from '../refused-entry.ts'
import { readThrough } from '../cursor.ts'
import { excerpt } from '../excerpt.ts'
import { dequantizedEntry } from '../onnx/dequantize.ts'
import { entryOf } from '../onnx/entries.ts'
import { ModelWalk } from '../onnx/model.ts'
import { paceOf } from '../pace.ts'
import { pacedMap } from '../paced.ts'
import { ALONE, type Beside, type Reader } from '../reader.ts'
import type { ByteSource } from '../source.ts'

/** A model of ONNX: all constants in it, wherever they stand. */
export const reader: Reader = { id: 'onnx', order: 7, extensions: ['onnx'], alsoFine: ['ort'], leads: () => true, open }

/** The share of the work after which the tensors are found, but not checked. */
const WALKED = 0.8

async function open(file: ByteSource, beside: Beside = ALONE, pace?: Pace): Promise<Contents> {
  const model = await readThrough(file, new ModelWalk(file.name, file.size).run(), paceOf(pace, 0, WALKED))
  const rest = paceOf(pace, WALKED, 1)
  const entries = await pacedMap(model.tensors, (stated) => entryOf(file, beside, stated), rest)
  // of two constants with one name the first is taken: inner graphs see what the outer ones have
  const byName = new Map([...entries].reverse().map((entry) => [entry.name, entry]))
  const derived = model.dequantizes.flatMap((node) => dequantizedEntry(node, byName) ?? [])
  return {
    format: 'ONNX',
    entries: [...entries, ...derived, ...model.sparse.map((name) => sparseEntry(file, name))],
    notes: [],
    about: model.about,
  }
}

function sparseEntry(file: ByteSource, name: string): Entry {
  const values = { file: file.name, tensor: excerpt(name), dtype: 'sparse', kind: 'sparse' } as const
  return refusedEntry(name, new CoreError('tensor-dtype', values).problem)
}
