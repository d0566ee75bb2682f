import {
  highest,
  lowest,
  type Params,
  type ParamValue,
  parseShape,
  readParam,
  withDefaults,
} from '../../core/params.ts'
import type { KeptPair } from '../scene.ts'
import { decode, isMalformed } from './read-text.ts'
import type { Allowed, LinkRemark, Owner } from './remarks.ts'
import { isRaw, LATER_KEYS, type LinkParam } from './schema.ts'

export interface PairsReading {
  /** What was given, is legal and is not the default. */
  readonly params: Params
  readonly kept: readonly KeptPair[]
  readonly remarks: readonly LinkRemark[]
}

/** Reads raw pairs by the parameters of their owner (null: the link itself). Total. */
export function readPairs(list: readonly LinkParam[], pairs: readonly KeptPair[], owner: Owner | null): PairsReading {
  const known = new Set(list.map((param) => param.key))
  const given = new Map<string, string>()
  const kept: KeptPair[] = []
  const remarks: LinkRemark[] = []
  for (const [key, raw] of pairs) {
    if (known.has(key) && !given.has(key)) {
      given.set(key, raw)
      continue
    }
    kept.push([key, raw])
    if (known.has(key)) remarks.push({ code: 'link-repeated-key', values: { owner, key } })
    else if (owner) remarks.push({ code: 'link-unknown-param', values: { owner, key: decode(key) } })
    else if (!LATER_KEYS.has(key)) remarks.push({ code: 'link-unknown-key', values: { key: decode(key) } })
  }
  return { params: readGiven(list, given, owner, remarks), kept, remarks }
}

function readGiven(
  list: readonly LinkParam[],
  given: ReadonlyMap<string, string>,
  owner: Owner | null,
  remarks: LinkRemark[],
): Params {
  const values = new Map<string, ParamValue>()
  for (const param of [...list].sort((one, other) => dependence(one) - dependence(other))) {
    const { key } = param
    const raw = given.get(key)
    const text = raw === undefined || isRaw(param) ? raw : decode(raw)
    if (raw === undefined || text === undefined || (text === '' && param.default === undefined)) continue
    const beside = withDefaults(list, Object.fromEntries(values))
    const value = readValue(param, text, beside)
    if (value === undefined) {
      const used = param.default ?? null
      remarks.push({
        code: 'link-bad-value',
        values: { owner, key, value: text, used, allowed: allowedOf(param, beside) },
      })
    } else {
      if (isMalformed(raw) && !isRaw(param)) {
        remarks.push({ code: 'link-bad-encoding', values: { owner, key, value: text } })
      }
      if (value !== param.default) values.set(key, value)
    }
  }
  return Object.fromEntries(values)
}

/** What depends on other parameters is read after them, so that the order in the link does not matter. */
function dependence(param: LinkParam): number {
  if (param.kind === 'shape') return 2
  return param.kind === 'integer' && (param.least || param.most) ? 1 : 0
}

function readValue(param: LinkParam, text: string, beside: Params): ParamValue | undefined {
  if (param.kind === 'text') return param.canonical ? param.canonical(text) : text
  const value = readParam(param, text, beside)
  return param.kind === 'shape' && value !== undefined ? parseShape(text)?.join('x') : value
}

function allowedOf(param: LinkParam, beside: Params): Allowed {
  if (param.kind === 'text') return { kind: 'text' }
  if (param.kind === 'choice') return { kind: 'options', options: param.options }
  if (param.kind === 'shape') return { kind: 'shape', n: typeof beside.n === 'number' ? beside.n : null }
  return { kind: 'range', min: lowest(param, beside), max: highest(param, beside), integer: param.kind === 'integer' }
}
