import type { RawType } from '../../core/formats/raw-types.ts'
import { generatorById } from '../../core/generators/index.ts'
import { methodById } from '../../core/methods/index.ts'
import { type Param, parseShape } from '../../core/params.ts'
import { COUNT_SCALES, THEMES, VIEWS } from '../scene.ts'
import { DEFAULT_SCENE, DEFAULT_SOURCE } from './defaults.ts'

/** A text that only its own reader can judge, for example the name of a tensor. */
export interface TextParam {
  readonly kind: 'text'
  readonly key: string
  readonly default?: string
  /** The text in its one canonical form; undefined where it is not acceptable. Absent: any text, as it is. */
  readonly canonical?: (text: string) => string | undefined
  /** It has a grammar of its own, so it is neither decoded nor encoded as a whole. */
  readonly raw?: true
}

export type LinkParam = Param | TextParam

/** Does it stand in a link as it is? */
export function isRaw(param: LinkParam): boolean {
  return param.kind === 'text' && param.raw === true
}

/** The parameters of everything that an id in a link can name. */
export interface Registries {
  method(id: string): readonly LinkParam[] | undefined
  generator(id: string): readonly LinkParam[] | undefined
}

export const REGISTRIES: Registries = {
  method: (id) => methodById(id)?.params,
  generator: (id) => generatorById(id)?.params,
}

/** `src`, which is `id;param=value;…` itself. */
export const SRC: TextParam = { kind: 'text', key: 'src', default: DEFAULT_SOURCE, raw: true }

/** The keys with plain values, in the order in which they are written. */
export const SETTINGS: readonly LinkParam[] = [
  { kind: 'choice', key: 'view', options: VIEWS, default: DEFAULT_SCENE.view },
  { kind: 'choice', key: 'lang', options: ['auto', 'en', 'zh-CN'], default: 'auto' },
  { kind: 'choice', key: 'theme', options: THEMES, default: DEFAULT_SCENE.theme },
  { kind: 'integer', key: 'bins', min: 16, max: 512, default: DEFAULT_SCENE.bins },
  { kind: 'choice', key: 'y', options: COUNT_SCALES, default: DEFAULT_SCENE.y },
  { kind: 'choice', key: 'present', options: ['0', '1'], default: '0' },
]

/** Keys of views to come: kept without a word. */
export const LATER_KEYS: ReadonlySet<string> = new Set(['lesson', 'step', 'embed', 'hide', 'ro'])

/** Longer fragments are not read: no browser takes them. */
export const LINK_LIMIT = 2_000_000

const COUNT: LinkParam = { kind: 'integer', key: 'n', min: 1, max: LINK_LIMIT }
const SHAPE: LinkParam = { kind: 'shape', key: 'shape' }
const text = (key: string, rest: Partial<TextParam> = {}): TextParam => ({ kind: 'text', key, ...rest })
/** `d` comes last, so that a link that was cut off lacks weights and not what they are checked against. */
const PAYLOAD = [COUNT, SHAPE, text('crc', { canonical: hex(1, 8) }), text('d', { canonical: withoutPadding })]

/** In the order in which a page offers them. */
export const RAW_TYPES: readonly RawType[] = [
  'float32',
  'float16',
  'bfloat16',
  'float64',
  'float8_e4m3',
  'float8_e5m2',
  'int8',
  'uint8',
  'int16',
  'uint16',
  'int32',
  'uint32',
  'int64',
]

/** What the bytes of a file without a format mean; with `auto` the content tells. */
const RAW: readonly LinkParam[] = [
  { kind: 'choice', key: 'dtype', options: ['auto', ...RAW_TYPES], default: 'auto' },
  { kind: 'choice', key: 'endian', options: ['little', 'big'], default: 'little' },
  { kind: 'integer', key: 'offset', min: 0, max: Number.MAX_SAFE_INTEGER, default: 0 },
  text('shape', { canonical: (given) => parseShape(given)?.join('x') }),
]

/** The sources that are not generators. The default example is frozen for v=1. */
export const SOURCES: ReadonlyMap<string, readonly LinkParam[]> = new Map<string, readonly LinkParam[]>([
  ['article', []],
  ['example', [text('name', { default: 'digits-mlp' }), text('tensor', { default: 'fc1.weight' })]],
  ['values', [COUNT, SHAPE, text('d')]],
  ['f16', PAYLOAD],
  ['f32', PAYLOAD],
  ['file', [text('name'), text('sha256', { canonical: hex(64, 64) }), text('tensor'), ...RAW]],
  ['url', [text('href'), text('tensor'), ...RAW]],
])

/** Does this source carry its weights in the link? */
export function carriesPayload(id: string): boolean {
  return id === 'values' || id === 'f16' || id === 'f32'
}

function hex(least: number, most: number): (given: string) => string | undefined {
  const pattern = new RegExp(`^[\\da-f]{${least},${most}}$`, 'i')
  return (given) => (pattern.test(given) ? given.toLowerCase().padStart(most, '0') : undefined)
}

/** Most base64 writers pad; the length tells as much. */
function withoutPadding(given: string): string {
  return given.replace(/={1,2}$/, '')
}
