import { type ReactElement, useEffect, useState } from 'react'
import type { HeldWeights, SortingOffer } from '../../engine/engine.ts'
import { bytes, significant } from '../../i18n/numbers.ts'
import { WorkBar } from '../controls/work-bar.tsx'
import { useRareWords, useServices, useSession } from '../hooks.ts'

/** Weights that are too many to be sorted without asking: what it would cost, and the way to do it. */
export function SortOffer({ weights }: { weights: HeldWeights }): ReactElement | null {
  const rare = useRareWords()
  const { opener, runner } = useServices()
  const settled = useSession((session) => session.settled?.weights === weights)
  const [offer, setOffer] = useState<SortingOffer | null>(null)
  const [done, setDone] = useState<number | null>(null)
  useEffect(() => {
    if (settled) void opener().then(async (open) => setOffer(await open.sortingOffer(weights)))
  }, [settled, weights, opener])

  async function sort(): Promise<void> {
    setDone(0)
    const open = await opener()
    if (await open.sort(weights, setDone)) setOffer(null)
    setDone(null)
  }

  if (!offer) return null
  const words = rare.bring.sort
  if (done !== null)
    return (
      <WorkBar className="sort-work" label={words.work} done={done} secondsLeft={null} onStop={() => runner.stop()} />
    )
  const seconds = significant(offer.answerMs / 1000, 2)
  return (
    <div className="sort-offer">
      <p className="hint">{words.offer(offer.count, seconds, bytes(offer.peak), bytes(offer.stays))}</p>
      <button type="button" className="button" onClick={() => void sort()}>
        {words.start}
      </button>
    </div>
  )
}
