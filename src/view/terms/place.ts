/** Where a word stands that is explained. */
export interface Place {
  /** What the explanation stands beside. */
  readonly anchor: Element
  readonly id: string
}

/** The place of the word at `target`: a choice, what says `data-term`, or a figure. */
export function placeAt(target: EventTarget | null): Place | null {
  if (!(target instanceof Element)) return null
  return choiceAt(target) ?? namedAt(target) ?? figureAt(target)
}

/** A choice is explained by its value; the nearest word around says of what. */
function choiceAt(target: Element): Place | null {
  const anchor = target.closest('.segments label, select')
  const input = anchor instanceof HTMLSelectElement ? anchor : anchor?.querySelector('input')
  if (!anchor || !input) return null
  for (let around: Element | null = anchor; around; around = around.parentElement) {
    const key = termIn(around)
    if (key !== undefined) return { anchor, id: `${key}.${input.value}` }
    if (around.matches('section')) break
  }
  return null
}

function termIn(element: Element): string | undefined {
  const named = element.matches('[data-term]') ? element : element.querySelector('[data-term]')
  return named?.getAttribute('data-term') ?? undefined
}

function namedAt(target: Element): Place | null {
  const named = target.closest('[data-term]')
  const id = named?.getAttribute('data-term')
  if (!named || !id) return null
  // the number below a name belongs to it, and a field is all that there is to see of what stands around it
  const whole = named.matches('dt') ? named.parentElement : target.closest('.field')
  return { anchor: whole ?? named, id }
}

/** A figure says which it is to scripts; of several in one place, the one under the pointer counts. */
function figureAt(target: Element): Place | null {
  const anchor = target.closest('.strip > .figure')
  for (let at: Element | null = target; anchor && at && anchor.contains(at); at = at.parentElement) {
    const output = at.matches('[data-figure]') ? at : at.querySelector('[data-figure]')
    const id = output?.getAttribute('data-figure')
    if (id) return { anchor, id }
  }
  return null
}
