import type { ReactElement } from 'react'
import { num, text } from '../../core/params.ts'
import { setParams } from '../../state/actions.ts'
import { NumberField } from '../controls/number-field.tsx'
import { Select } from '../controls/select.tsx'
import { useWords } from '../hooks.ts'
import { useMethodAtRest } from '../use-method.ts'
import { Group } from './group.tsx'

const named = (names: Readonly<Record<string, string>>, key: string): string =>
  Object.hasOwn(names, key) ? (names[key] ?? key) : key

/** How a number between two codes decides. */
export function RoundingGroup(): ReactElement | null {
  const words = useWords()
  const active = useMethodAtRest()
  const param = active?.live.get('rounding')
  if (!active || param?.kind !== 'choice') return null
  const seed = active.live.get('seed')
  return (
    <Group term={param.key} title={words.rounding.title}>
      <Select
        label={words.rounding.title}
        options={param.options.map((value) => ({ value, label: named(words.rounding.options, value) }))}
        value={text(active.params, 'rounding')}
        onChange={(rounding) => setParams({ rounding })}
      />
      {seed?.kind === 'integer' ? (
        <div className="row">
          <NumberField
            param={seed}
            params={active.params}
            value={num(active.params, 'seed')}
            caption={words.weights.seed}
            label={words.weights.seed}
            onChange={(next) => setParams({ seed: next })}
          />
        </div>
      ) : null}
    </Group>
  )
}
