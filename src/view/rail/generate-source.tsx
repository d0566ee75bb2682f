import type { ReactElement } from 'react'
import { generatorById, generators } from '../../core/generators/all.ts'
import { liveParams, num, type Param, type ParamValue, parseShape, withDefaults } from '../../core/params.ts'
import { setSource } from '../../state/actions.ts'
import { IconButton } from '../controls/icon-button.tsx'
import { NumberField } from '../controls/number-field.tsx'
import { Select } from '../controls/select.tsx'
import { TextField } from '../controls/text-field.tsx'
import { useLanguage, useRareWords, useScene } from '../hooks.ts'

/** A seeded distribution with its parameters. */
export function GenerateSource(): ReactElement | null {
  const { words, locale } = useLanguage()
  const rare = useRareWords()
  const source = useScene((scene) => scene.source)
  const generator = generatorById(source.id)
  if (!generator) return null
  const params = withDefaults(generator.params, source.params)
  const names: Readonly<Record<string, string>> = { ...rare.generate, seed: words.weights.seed }
  const hints: Readonly<Record<string, string>> = rare.hints.source

  function set(param: Param, value: ParamValue | undefined): void {
    const next: Record<string, ParamValue> = { ...source.params }
    if (value === undefined || value === param.default) delete next[param.key]
    else next[param.key] = value
    // a shape that no longer fits the count would only be in the way
    if (param.key === 'n' && typeof next.shape === 'string' && product(next.shape) !== value) delete next.shape
    setSource(source.id, next)
  }

  function choose(id: string): void {
    const keys = new Set(generatorById(id)?.params.map((param) => param.key))
    setSource(id, Object.fromEntries(Object.entries(source.params).filter(([key]) => keys.has(key))))
  }

  return (
    <>
      <div className="stack">
        <Select
          label={rare.generate.distribution}
          options={generators.map((each) => ({ value: each.id, label: each.label[locale] }))}
          value={generator.id}
          onChange={choose}
        />
      </div>
      <div className="row">
        {liveParams(generator.params, params).map((param) => {
          const value = params[param.key]
          const caption = names[param.key] ?? param.key
          const label = `${caption}: ${hints[param.key] ?? ''}`
          if (param.kind === 'shape') {
            return (
              <div key={param.key} data-term={`source.${param.key}`}>
                <TextField
                  caption={caption}
                  label={label}
                  value={typeof value === 'string' ? value : ''}
                  refuse={(text) =>
                    text === '' || product(sizesOf(text)) === num(params, 'n') ? undefined : words.fields.shape
                  }
                  onChange={(text) => set(param, text === '' ? undefined : sizesOf(text))}
                />
              </div>
            )
          }
          if (param.kind === 'choice') return null
          return (
            <div key={param.key} data-term={`source.${param.key}`}>
              <NumberField
                param={param}
                params={params}
                value={typeof value === 'number' ? value : undefined}
                caption={caption}
                label={label}
                onChange={(next) => set(param, next)}
              >
                {param.key === 'seed' ? (
                  <IconButton
                    icon="reseed"
                    label={rare.generate.newSeed}
                    title={rare.generate.newSeed}
                    onClick={() => set(param, newSeed(num(params, 'seed')))}
                  />
                ) : null}
              </NumberField>
            </div>
          )
        })}
      </div>
    </>
  )
}

/** `48 × 64`, `48, 64` and `48*64` are what `48x64` is. */
function sizesOf(text: string): string {
  return text.replace(/\s*[×x*,]\s*/gi, 'x')
}

function product(shape: string): number | undefined {
  return parseShape(shape)?.reduce((a, b) => a * b, 1)
}

/** Another seed, short enough to read out in class. */
function newSeed(old: number): number {
  const next = 1 + ((crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % 9999)
  return next === old ? next + 1 : next
}
