import { addressOf } from '../../state/address-of.ts'
import type { Scene } from '../../state/scene.ts'
import { sessionStore } from '../../state/session-store.ts'
import { copyText } from '../copy-text.ts'

/** Copies the link of a scene and says so. False where the browser refuses the clipboard. */
export async function copyLink(scene: Scene): Promise<boolean> {
  const link = addressOf(scene)
  if (!(await copyText(link))) return false
  sessionStore.setState({ toast: { kind: 'copied', length: link.length } })
  return true
}
