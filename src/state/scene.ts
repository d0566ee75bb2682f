import type { Params } from '../core/params.ts'

/** A pair that this version keeps without using it, as it stands in the link: still percent-encoded. */
export type KeptPair = readonly [key: string, value: string]

/** Where the weights come from. `id` is a generator, or one of article, example, values, f16, f32, url, file. */
export interface SourceSpec {
  readonly id: string
  /** Only what was given; defaults are not written out. */
  readonly params: Params
  /** Unknown and repeated parameters; all of them where the id is unknown. Absent where there are none. */
  readonly kept?: readonly KeptPair[]
  /** Which of the files that were opened here: others may have the same name. Absent where a link named them. */
  readonly files?: number
}

/** One pane: a method and what was given of its parameters. */
export interface MethodSpec {
  readonly id: string
  readonly params: Params
  /** As in a source. */
  readonly kept?: readonly KeptPair[]
}

export const VIEWS = ['lab', 'compare', 'model', 'file', 'lessons'] as const
export const COUNT_SCALES = ['sqrt', 'linear', 'log'] as const
export const THEMES = ['auto', 'light', 'dark', 'projector'] as const

export type ViewName = (typeof VIEWS)[number]
export type CountScale = (typeof COUNT_SCALES)[number]
export type Theme = (typeof THEMES)[number]

/** Everything that a link says, and nothing else but the number of files. */
export interface Scene {
  readonly source: SourceSpec
  /** In order; the first is the active one. Never empty. */
  readonly panes: readonly MethodSpec[]
  readonly view: ViewName
  /** Absent: the language of the browser. */
  readonly lang?: 'en' | 'zh-CN'
  readonly theme: Theme
  /** Greatest number of display bins over the data, 16 to 512. */
  readonly bins: number
  readonly y: CountScale
  readonly present: boolean
  /** Unknown and repeated keys, and those of later views. */
  readonly kept: readonly KeptPair[]
}
