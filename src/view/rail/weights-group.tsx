import { type ReactElement, useState } from 'react'
import { later } from '../later.tsx'
import { generatorById } from '../../core/generators/index.ts'
import { setGenerator, setSource } from '../../state/actions.ts'
import { carriesPayload } from '../../state/link/index.ts'
import { count } from '../../i18n/numbers.ts'
import { Segments } from '../controls/segments.tsx'
import { useScene, useSession, useWords } from '../hooks.ts'
import { ExampleSource } from './example-source.tsx'
import { Group } from './group.tsx'

const GenerateSource = later(() => import('./generate-source.tsx').then((part) => part.GenerateSource))
const PasteSource = later(() => import('./paste-source.tsx').then((part) => part.PasteSource))
const FileSource = later(() => import('./file-source.tsx').then((part) => part.FileSource))

type Tab = 'example' | 'generate' | 'paste' | 'file'

function tabOf(id: string): Tab {
  if (generatorById(id)) return 'generate'
  if (carriesPayload(id)) return 'paste'
  return id === 'file' || id === 'url' ? 'file' : 'example'
}

/** Where the weights come from: four ways, and below them only what the chosen one needs. */
export function WeightsGroup(): ReactElement {
  const words = useWords()
  const source = useScene((scene) => scene.source)
  const weights = useSession((session) => session.shown?.weights)
  const [chosen, setChosen] = useState<{ readonly id: string; readonly tab: Tab } | null>(null)
  // a tab that was opened holds until the weights come from somewhere else
  const tab = chosen?.id === source.id ? chosen.tab : tabOf(source.id)

  function open(next: Tab): void {
    setChosen({ id: source.id, tab: next })
    if (next === 'example' && tabOf(source.id) !== 'example') setSource('example', {})
    if (next === 'generate' && !generatorById(source.id)) void setGenerator('normal')
  }

  const hint = weights ? hintOf(weights.stats.n, weights.shape) : undefined
  return (
    <Group title={words.weights.title} hint={hint} className="weights">
      <Segments
        legend={words.weights.source}
        options={(['example', 'generate', 'paste', 'file'] as const).map((value) => ({
          value,
          label: words.weights[value],
        }))}
        value={tab}
        onChange={open}
      />
      {tab === 'example' ? <ExampleSource /> : null}
      {tab === 'generate' && generatorById(source.id) ? <GenerateSource /> : null}
      {tab === 'paste' ? <PasteSource /> : null}
      {tab === 'file' ? <FileSource /> : null}
    </Group>
  )

  function hintOf(n: number, shape: readonly number[]): string {
    return shape.length > 1 ? `${count(n)} · ${words.weights.shapeOf(shape)}` : count(n)
  }
}
