import type { ReactElement } from 'react'
import { num, text } from '../../core/params.ts'
import { setParams } from '../../state/actions.ts'
import { NumberField } from '../controls/number-field.tsx'
import { Segments } from '../controls/segments.tsx'
import { useSession, useWords } from '../hooks.ts'
import { useMethodAtRest } from '../use-method.ts'
import { Group } from './group.tsx'

type Granularity = 'tensor' | 'channel' | 'group'
const CHOICES: readonly Granularity[] = ['tensor', 'channel', 'group']

/** One scale for all, one per channel, or one per group of neighbours. */
export function GranularityGroup(): ReactElement | null {
  const words = useWords()
  const active = useMethodAtRest()
  const groups = useSession((session) => session.shown?.evaluation.grid.groups)
  const rank = useSession((session) => session.shown?.weights.shape.length ?? 1)
  const param = active?.live.get('gran')
  if (!active || param?.kind !== 'choice') return null
  const axis = active.live.get('axis')
  const group = active.live.get('group')
  const value = CHOICES.find((each) => each === text(active.params, 'gran')) ?? 'tensor'
  return (
    <Group
      term={param.key}
      title={words.granularity.title}
      hint={groups === undefined ? undefined : words.granularity.scales(groups)}
    >
      <Segments
        even
        legend={words.granularity.title}
        options={CHOICES.filter((each) => param.options.includes(each)).map((each) => ({
          value: each,
          label: words.granularity.options[each],
        }))}
        value={value}
        onChange={(gran) => setParams({ gran })}
      />
      {axis?.kind === 'integer' || group?.kind === 'integer' ? (
        <div className="row">
          {axis?.kind === 'integer' ? (
            <NumberField
              param={{ ...axis, max: Math.max(rank, 1) - 1, min: -Math.max(rank, 1) }}
              params={active.params}
              value={num(active.params, 'axis')}
              caption={words.granularity.axis}
              label={words.granularity.axisLabel}
              onChange={(next) => setParams({ axis: next })}
            />
          ) : null}
          {group?.kind === 'integer' ? (
            <NumberField
              param={group}
              params={active.params}
              value={num(active.params, 'group')}
              caption={words.granularity.group}
              label={words.granularity.groupLabel}
              onChange={(next) => setParams({ group: next })}
            />
          ) : null}
        </div>
      ) : null}
    </Group>
  )
}
