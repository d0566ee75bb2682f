/** What the page must show, computed by the core in this process. Loaded through `core.ts`. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { articleWeights } from '../src/core/article.ts'
import { FIGURES } from '../src/core/evaluation.ts'
import { mainTensor } from '../src/core/formats/main-tensor.ts'
import { openWeights } from '../src/core/formats/open.ts'
import { memorySource } from '../src/core/formats/source.ts'
import { generatorById } from '../src/core/generators/all.ts'
import { finish, measure, methods, quantize, type Params, type Tensor } from '../src/core/index.ts'
import { en } from '../src/i18n/en/index.ts'
import { rare as enRare } from '../src/i18n/en/rare.ts'
import { zhCN } from '../src/i18n/zh-CN/index.ts'
import { rare as zhRare } from '../src/i18n/zh-CN/rare.ts'
import { EXAMPLES } from '../src/state/examples.ts'
import { sourceParams, writeLink } from '../src/state/link/index.ts'
import { payloadOf, readLink } from '../src/state/link/reading.ts'
import type { Scene, SourceSpec } from '../src/state/scene.ts'
import { type Term, termOf } from '../src/view/terms/term-of.ts'

export { readCases } from '../src/proof/corpus/manifest.ts'
export { encodeNpy, npyHeader } from '../src/proof/example/npy.ts'
export { percent } from '../src/i18n/numbers.ts'
export { safetensorsOf } from '../src/proof/corpus/make-models.ts'
export { FIGURES }

/** What the page says of the word with this id, where it says something. */
export function explained(id: string, locale: 'en' | 'zh-CN', method: string): Term | undefined {
  const spoken = { en: { words: en, rare: enRare }, 'zh-CN': { words: zhCN, rare: zhRare } }[locale]
  return termOf(
    id,
    { locale, ...spoken },
    methods.find((each) => each.id === method),
  )
}

const EXAMPLE_FILES = join(import.meta.dirname, '..', 'public', 'examples')

/** All words of each language, whenever the page loads them. */
export const words = {
  en: { ...en, ...enRare, notices: { ...en.notices, ...enRare.notices } },
  'zh-CN': { ...zhCN, ...zhRare, notices: { ...zhCN.notices, ...zhRare.notices } },
}
export const methodIds: readonly string[] = methods.map(({ id }) => id)
/** Every choice but the default that some method offers, as it stands in a link: `rounding=floor`. */
export const choices: readonly string[] = methods.flatMap(({ params }) =>
  params.flatMap((param) =>
    param.kind === 'choice'
      ? param.options.filter((option) => option !== param.default).map((option) => `${param.key}=${option}`)
      : [],
  ),
)
/** One method of each family. */
export const ofEachFamily: readonly string[] = [
  ...new Map(methods.map((method) => [method.family, method.id])).values(),
]
export const labelsOf = (id: string): Readonly<Record<'en' | 'zh-CN', string>> | undefined =>
  methods.find((method) => method.id === id)?.label
export const exampleTensors: readonly string[] = EXAMPLES[0].tensors.map(({ name }) => name)

/** Every figure of a method on a tensor, as `data-value` holds it. */
export function figuresOf(tensor: Tensor, method: string, params: Params = {}): Record<string, string> {
  const figures = measure(quantize(tensor, method, params))
  return Object.fromEntries(FIGURES.map((name) => [name, String(figures[name])]))
}

/** Every figure of the scene that a link names. */
export async function figuresOfLink(link: string): Promise<Record<string, string>> {
  const { source, panes } = sceneOf(link)
  const pane = panes[0]
  if (!pane) throw new Error(`${link} has no method`)
  return figuresOf(await weightsOf(source), pane.id, pane.params)
}

/** Numbers of a seeded distribution. */
export function generated(id: string, params: Params): Float32Array {
  const generator = generatorById(id)
  if (!generator) throw new Error(`there is no ${id}`)
  return Float32Array.from(finish(generator.generate(params)).data)
}

/** The link as the page writes it. */
export function canonical(link: string): string {
  return `#${writeLink(sceneOf(link))}`
}

/** A tensor of a file: the one that the page would show, unless it is named. */
export async function openFile(name: string, bytes: Uint8Array, tensor?: string): Promise<Tensor> {
  const opened = await openWeights([memorySource(name, bytes)])
  return opened.read(tensor ?? mainTensor(opened.tensors))
}

function sceneOf(link: string): Scene {
  const reading = readLink(link)
  if (reading.kind === 'damaged') throw new Error(`${link} is damaged: ${reading.reason}`)
  return reading.scene
}

async function weightsOf(source: SourceSpec): Promise<Tensor> {
  const generator = generatorById(source.id)
  if (generator) return finish(generator.generate(source.params))
  if (source.id === 'article') return articleWeights()
  if (source.id === 'example') {
    const { name, tensor } = sourceParams(source)
    const file = `${String(tensor)}.npy`
    return openFile(file, readFileSync(join(EXAMPLE_FILES, String(name), file)))
  }
  const payload = payloadOf(source)
  if (payload.kind === 'damaged') throw new Error(`the weights of ${source.id} are damaged: ${payload.reason}`)
  return { name: source.id, shape: payload.shape, dtype: source.id, data: payload.data }
}
