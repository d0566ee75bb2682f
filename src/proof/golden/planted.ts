import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { GoldenCase, Index } from './manifest.ts'
import type { Report } from './walk.ts'

interface StoredFile {
  dtype: string
  data_offset?: number
  bytes: number
  sha256: string
}

interface StoredFamily {
  cases: GoldenCase[]
  files: Record<string, StoredFile>
}

/**
 * Makes one digit wrong in every output that `report` checked, in the vectors under `dir` (a copy), with the hashes
 * made right again: what must fail then is the comparison. Returns the names of the outputs, `family/case column`.
 */
export async function plantWrongDigits(dir: string, report: Report): Promise<string[]> {
  const planted: string[] = []
  const index: Index = JSON.parse(await readFile(join(dir, 'manifest.json'), 'utf8'))
  for (const { family, manifest } of index.families) {
    const path = join(dir, manifest)
    const stored: StoredFamily = JSON.parse(await readFile(path, 'utf8'))
    for (const { id, checked } of report.cases.filter((entry) => entry.family === family)) {
      const golden = stored.cases.find((entry) => entry.id === id)
      for (const column of golden ? checked : []) {
        const file = golden?.outputs[column]
        if (golden && file !== undefined) {
          await plantInFile(join(path, '..'), file.split('#')[0] ?? '', stored.files, golden.compare === 'exact')
        } else if (golden) plantInParams(golden.params, column, changeFor(golden.compare))
        planted.push(`${family}/${id} ${column}`)
      }
    }
    await writeFile(path, JSON.stringify(stored))
  }
  return planted
}

/**
 * Changes the last bit of the first element, or puts 1 where that is a NaN, which has many forms. float64 that need not
 * be equal is changed by more than any tolerance.
 */
async function plantInFile(
  dir: string,
  name: string,
  files: Record<string, StoredFile>,
  isExact: boolean,
): Promise<void> {
  const entry = files[name]
  if (!entry) throw new Error(`no file ${name}`)
  const content = await readFile(join(dir, name))
  const { data_offset: at, dtype } = entry
  if (at === undefined) return plantInJson(dir, name, entry)
  const value = dtype === '<f4' ? content.readFloatLE(at) : dtype === '<f8' ? content.readDoubleLE(at) : 0
  if (!isExact && dtype === '<f8')
    content.writeDoubleLE(value === 0 || Number.isNaN(value) ? 1 : value * (1 + 1e-6), at)
  else if (!Number.isNaN(value)) content.writeUInt8(content.readUInt8(at) ^ 1, at)
  else if (dtype === '<f4') content.writeFloatLE(1, at)
  else content.writeDoubleLE(1, at)
  await writeFile(join(dir, name), content)
  entry.sha256 = createHash('sha256').update(content).digest('hex')
}

/** Changes the answer at a path such as `records[0].value`; `params.` stands for the parameters themselves. */
function plantInParams(params: GoldenCase['params'], column: string, change: number): void {
  const keys = column.split(/[.[\]]+/).filter((key) => key !== '' && key !== 'params')
  const last = keys.pop() ?? ''
  let holder = params as Record<string, unknown>
  for (const key of keys) holder = holder[key] as Record<string, unknown>
  holder[last] = wrong(holder[last], change)
}

/** More than what the case lets pass, as a part of the answer. */
function changeFor(compare: string): number {
  return compare.startsWith('within') ? 0.1 : 1e-6
}

/** Changes the scale of the first record. */
async function plantInJson(dir: string, name: string, entry: StoredFile): Promise<void> {
  const records = JSON.parse(await readFile(join(dir, name), 'utf8')) as Record<string, unknown>[]
  const [first] = records
  if (first) first['scale'] = wrong(first['scale'], 1e-3)
  const content = Buffer.from(JSON.stringify(records))
  await writeFile(join(dir, name), content)
  entry.bytes = content.length
  entry.sha256 = createHash('sha256').update(content).digest('hex')
}

function wrong(answer: unknown, change: number): unknown {
  if (Array.isArray(answer)) return answer.map((item: unknown, i) => (i === 0 ? wrong(item, change) : item))
  if (typeof answer === 'number')
    return Number.isInteger(answer) && Math.abs(answer) < 1e6 ? answer + 1 : answer * (1 + change)
  return answer === 'NaN' || answer === 'Infinity' || answer === '-Infinity' ? 1 : `${String(answer)} `
}
