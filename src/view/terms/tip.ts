import { methodById } from '../../core/methods/index.ts'
import { loadMessages, loadRareMessages } from '../../i18n/index.ts'
import { sceneStore } from '../../state/scene-store.ts'
import '../styles/terms.css'
import type { Place } from './place.ts'
import { termOf } from './term-of.ts'

const EDGE = 8
const GAP = 6

const box = document.createElement('div')
box.id = 'term-tip'
box.role = 'tooltip'
const title = document.createElement('b')
const text = document.createElement('p')
box.append(title, text)

let described: Element | undefined

export const holds = (target: EventTarget | null): boolean => target instanceof Node && box.contains(target)

export const isOpen = (): boolean => box.isConnected

/** Explains the word at `place` beside it, unless `wanted` no longer holds once the catalogue is there. */
export async function show({ anchor, id }: Place, wanted: () => boolean): Promise<void> {
  // the language on the page, which may be another than the browser's
  const locale = document.documentElement.lang === 'zh-CN' ? 'zh-CN' : 'en'
  const [words, rare] = await Promise.all([loadMessages(locale), loadRareMessages(locale)])
  if (!wanted()) return
  hide()
  const term = termOf(id, { locale, words, rare }, methodById(sceneStore.getState().panes[0]?.id ?? ''))
  if (!term) return
  title.textContent = term.name
  text.textContent = term.text
  // what lies outside an open dialog can be neither reached nor seen
  const home = anchor.closest('dialog') ?? document.body
  home.append(box)
  place(anchor.getBoundingClientRect())
  described = anchor.querySelector('input[type="radio"]') ?? anchor
  described.setAttribute('aria-describedby', box.id)
}

export function hide(): void {
  described?.removeAttribute('aria-describedby')
  described = undefined
  box.remove()
}

/** Above the word, where nothing of it is hidden that comes next; below where there is no room. */
function place(word: DOMRect): void {
  const { width, height } = box.getBoundingClientRect()
  const left = Math.max(EDGE, Math.min(word.left, document.documentElement.clientWidth - width - EDGE))
  const above = word.top - height - GAP
  const top = above >= EDGE ? above : Math.min(word.bottom + GAP, innerHeight - height - EDGE)
  box.style.left = `${left}px`
  box.style.top = `${top}px`
}
