import { text as choice, num, withDefaults } from '../../core/params.ts'
import type { CountScale, KeptPair, MethodSpec, Scene, Theme, ViewName } from '../scene.ts'
import { DEFAULT_SCENE, LINK_VERSION } from './defaults.ts'
import { readPairs } from './read-pairs.ts'
import { payloadOf } from './payload.ts'
import { damaged, type LinkDamage, type LinkReading, type LinkRemark } from './remarks.ts'
import { carriesPayload, LINK_LIMIT, REGISTRIES, type Registries, SETTINGS, SRC } from './schema.ts'
import { readSource } from './read-source.ts'
import { readSpec, splitSpec } from './read-spec.ts'
import { decode, splitPairs, tidy } from './read-text.ts'

const VERSION = { kind: 'integer', key: 'v', min: LINK_VERSION, max: LINK_VERSION, default: LINK_VERSION } as const
const KEYS = [VERSION, SRC, ...SETTINGS]

/** The ids that `src` and `q` name, known or not: what must be loaded before the link can be read. */
export function idsIn(fragment: string): { readonly sources: readonly string[]; readonly methods: readonly string[] } {
  const pairs = fragment.length > LINK_LIMIT ? [] : splitPairs(tidy(fragment.replace(/^#/, '')), '&')
  const idsOf = (wanted: string): string[] =>
    pairs.flatMap(([key, raw]) => (key === wanted ? (splitSpec(raw)?.id ?? []) : []))
  return { sources: idsOf('src'), methods: idsOf('q') }
}

/** Reads a fragment, with or without its `#`. Total: whatever arrives, it answers and never throws. */
export function readLink(fragment: string, registries: Registries = REGISTRIES): LinkReading {
  const limited = fragment.length > LINK_LIMIT
  const pairs = limited ? [] : splitPairs(tidy(fragment.replace(/^#/, '')), '&')
  const { params, kept, remarks } = readPairs(
    KEYS,
    pairs.filter(([key]) => key !== 'q'),
    null,
  )
  const settings = withDefaults(SETTINGS, params)
  const look = lookOf(choice(settings, 'lang'), choice(settings, 'theme') as Theme)

  if (limited) return { ...damaged('link-too-long', { length: fragment.length, limit: LINK_LIMIT }), look }
  const newer = newerVersion(pairs)
  if (newer) return { ...newer, look }
  const source = readSrc(params.src, registries)
  const damage = carriesPayload(source.spec.id) ? payloadOf(source.spec) : undefined
  if (damage?.kind === 'damaged') return { ...damage, look }

  const panes = readPanes(pairs, registries)
  const scene: Scene = {
    ...look,
    source: source.spec,
    panes: panes.specs,
    view: choice(settings, 'view') as ViewName,
    bins: num(settings, 'bins'),
    y: choice(settings, 'y') as CountScale,
    present: choice(settings, 'present') === '1',
    kept,
  }
  return { kind: 'scene', scene, remarks: [...unversioned(pairs), ...source.remarks, ...panes.remarks, ...remarks] }
}

function lookOf(lang: string, theme: Theme): Pick<Scene, 'lang' | 'theme'> {
  return lang === 'en' || lang === 'zh-CN' ? { lang, theme } : { theme }
}

/** A version to come may mean something else by every key, so nothing of it is guessed. */
function newerVersion(pairs: readonly KeptPair[]): LinkDamage | undefined {
  const version = decode(pairs.find(([key]) => key === 'v')?.[1] ?? '')
  if (!(Number.parseFloat(version) > LINK_VERSION)) return undefined
  return damaged('link-newer-version', { version, known: LINK_VERSION })
}

function unversioned(pairs: readonly KeptPair[]): LinkRemark[] {
  if (pairs.length === 0 || pairs.some(([key]) => key === 'v')) return []
  return [{ code: 'link-no-version', values: { used: LINK_VERSION } }]
}

function readSrc(raw: unknown, registries: Registries): ReturnType<typeof readSource> {
  if (typeof raw !== 'string') return { spec: DEFAULT_SCENE.source, remarks: [] }
  const split = splitSpec(raw)
  if (split) return readSource(split, registries)
  return { spec: DEFAULT_SCENE.source, remarks: [badId('src', raw, DEFAULT_SCENE.source.id)] }
}

function readPanes(
  pairs: readonly KeptPair[],
  registries: Registries,
): { specs: readonly MethodSpec[]; remarks: LinkRemark[] } {
  const specs: MethodSpec[] = []
  const remarks: LinkRemark[] = []
  for (const [key, raw] of pairs) {
    if (key !== 'q') continue
    const split = splitSpec(raw)
    if (!split) {
      remarks.push(badId('q', raw, null))
      continue
    }
    const list = registries.method(split.id)
    const pane = readSpec(split, 'q', list)
    if (!list) remarks.push({ code: 'link-unavailable-method', values: { id: split.id, pane: specs.length } })
    for (const remark of pane.remarks) remarks.push(remark)
    specs.push(pane.spec)
  }
  return { specs: specs.length > 0 ? specs : DEFAULT_SCENE.panes, remarks }
}

function badId(key: 'src' | 'q', raw: string, used: string | null): LinkRemark {
  return {
    code: 'link-bad-value',
    values: { owner: null, key, value: decode(raw), used, allowed: { kind: 'text' } },
  }
}
