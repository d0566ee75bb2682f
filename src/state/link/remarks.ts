import type { ParamValue } from '../../core/params.ts'
import type { Scene } from '../scene.ts'

/** The source or method that a parameter belongs to. */
export interface Owner {
  readonly key: 'src' | 'q'
  readonly id: string
}

/** What a key takes. `text` is for values that no list or bounds describe. */
export type Allowed =
  | { readonly kind: 'range'; readonly min: number; readonly max: number; readonly integer: boolean }
  | { readonly kind: 'options'; readonly options: readonly string[] }
  /** Sizes of which the product is `n`; null where the number of values is not known. */
  | { readonly kind: 'shape'; readonly n: number | null }
  | { readonly kind: 'text' }

/** What a reader of links says without refusing the link. `owner` is null for the keys of the link itself. */
export interface LinkRemarks {
  /** `used` is null where the field is left out instead. */
  'link-bad-value': { owner: Owner | null; key: string; value: string; used: ParamValue | null; allowed: Allowed }
  /** A `%` that encodes nothing was taken as it stands. */
  'link-bad-encoding': { owner: Owner | null; key: string; value: string }
  'link-unknown-key': { key: string }
  'link-unknown-param': { owner: Owner; key: string }
  /** The first one counts. */
  'link-repeated-key': { owner: Owner | null; key: string }
  'link-no-version': { used: number }
  'link-unavailable-source': { id: string }
  /** `pane` counts from 0. */
  'link-unavailable-method': { id: string; pane: number }
}

/** Why a link cannot be opened. */
export interface LinkDamages {
  'link-newer-version': { version: string; known: number }
  'link-too-long': { length: number; limit: number }
  /** `n`, `crc` or `d` is missing or unreadable. */
  'payload-incomplete': { key: string }
  /** In characters of `d`. */
  'payload-length': { expected: number; actual: number }
  /** In numbers of `d`. */
  'payload-count': { expected: number; actual: number }
  /** `position` counts characters of `d` from 1. */
  'payload-character': { character: string; position: number }
  /** `position` counts numbers from 1. */
  'payload-number': { text: string; position: number }
  'payload-checksum': { expected: string; actual: string }
}

export type LinkRemark = {
  [C in keyof LinkRemarks]: { readonly code: C; readonly values: Readonly<LinkRemarks[C]> }
}[keyof LinkRemarks]

export type LinkDamage = {
  [C in keyof LinkDamages]: {
    readonly kind: 'damaged'
    readonly reason: C
    readonly values: Readonly<LinkDamages[C]>
  }
}[keyof LinkDamages]

/** What a link says. A damaged one still tells how the page that says so should look. */
export type LinkReading =
  | { readonly kind: 'scene'; readonly scene: Scene; readonly remarks: readonly LinkRemark[] }
  | (LinkDamage & { readonly look: Pick<Scene, 'lang' | 'theme'> })

export function damaged<C extends keyof LinkDamages>(reason: C, values: LinkDamages[C]): LinkDamage {
  // TypeScript does not see that reason and values belong to the same member of the union
  return { kind: 'damaged', reason, values } as LinkDamage
}
