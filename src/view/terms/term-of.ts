import type { TraceStep } from '../../core/quantizer/method.ts'
import type { Params } from '../../core/params.ts'
import type { Method } from '../../core/quantizer/method.ts'
import { calibratorById } from '../../core/ranges/index.ts'
import type { Locale } from '../../core/words.ts'
import type { Messages, RareMessages } from '../../i18n/index.ts'

/** A word with what it means. */
export interface Term {
  readonly name: string
  readonly text: string
}

export interface Language {
  readonly locale: Locale
  readonly words: Messages
  readonly rare: RareMessages
}

export type TermName = keyof RareMessages['terms']['of']

/** Which word a step of the worked weight explains. */
const OF_STEP: Readonly<Record<TraceStep['id'], TermName>> = {
  x: 'x',
  offset: 'offset',
  divide: 'scale',
  multiply: 'fractional',
  round: 'rounding',
  shift: 'zp',
  saturate: 'saturate',
  nearest: 'nearestLevel',
  sign: 'sign',
  threshold: 'threshold',
  max: 'range',
  min: 'range',
  cast: 'cast',
  dequantize: 'dequantize',
  error: 'error',
}

const own = <T>(of: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(of, key) ? of[key] : undefined

/**
 * The word with this id: a figure (`sqnr`), a name of the catalogue (`zp`), a choice of a parameter (`rounding.floor`), a
 * step of the worked weight (`step.shift`), or a parameter of a generator (`source.std`). `method` names its own choices.
 * Undefined where nothing is said of it.
 */
export function termOf(id: string, language: Language, method: Method | undefined): Term | undefined {
  const { words, rare } = language
  const [key = '', value] = id.split('.')
  if (value === undefined) {
    const text = own(rare.definitionOf, key)
    if (text !== undefined) return { name: own<unknown>(words.figures, key) as string, text }
    const [name, said] = own(rare.terms.of, key === 'k' && method?.id === 'fixed-point' ? 'fractional' : key) ?? []
    return name !== undefined && said !== undefined ? { name, text: said } : undefined
  }
  if (key === 'step') return termOf(own(OF_STEP, value) ?? '', language, method)
  const text = own<string>(key === 'source' ? rare.hints.source : (own(choices(rare), key) ?? {}), value)
  return text === undefined ? undefined : { name: nameOf(key, value, language, method), text }
}

const choices = ({ terms }: RareMessages): Readonly<Record<string, Readonly<Record<string, string>>>> => terms.choices

function nameOf(key: string, value: string, { locale, words, rare }: Language, method: Method | undefined): string {
  if (key === 'source') return own<string>({ ...rare.generate, seed: words.weights.seed }, value) ?? value
  if (key === 'range') return calibratorById(value)?.label[locale] ?? value
  if (key === 'rounding') return own<string>(words.rounding.options, value) ?? value
  if (key === 'gran') return own<string>(words.granularity.options, value) ?? value
  const param = method?.params.find((each) => each.key === key)
  return (param?.kind === 'choice' && param.names?.[value]?.[locale]) || value
}

/** Beside what its parameters say: the words that one meets in every family of methods. */
const OF_FAMILY: Readonly<Record<Method['family'], readonly TermName[]>> = {
  article: ['level', 'code'],
  uniform: ['level', 'code', 'scale', 'zp', 'dequantize', 'saturate'],
  'low-bit': ['level', 'code', 'scale'],
  'non-uniform': ['level', 'code', 'codebook'],
  'floating-point': ['level', 'e', 'm', 'bias', 'subnormal', 'saturate'],
  microscaling: ['level', 'block', 'scale', 'e', 'm', 'bias', 'subnormal', 'saturate'],
  codebook: ['level', 'code', 'codebook', 'block', 'scale'],
  gguf: ['level', 'code', 'block', 'superblock', 'scale', 'offset'],
}

/** A word that matters for a method, and the choice that is made of it, if it is one to be made. */
export interface Relevant {
  readonly id: string
  readonly choice?: string
}

/** The words that matter for a method with these parameters, those in use being `live`, each once. */
export function relevant(method: Method, params: Params, live: Iterable<string>): readonly Relevant[] {
  const found = new Map<string, Relevant>(OF_FAMILY[method.family].map((id) => [id, { id }]))
  for (const key of live) {
    if (key !== 'a' && key !== 'b') found.set(key, { id: key, choice: `${key}.${String(params[key])}` })
  }
  return [...found.values(), { id: 'fidelity' }]
}
