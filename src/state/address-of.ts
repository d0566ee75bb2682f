import { writeLink } from './link/index.ts'
import type { Scene } from './scene.ts'

/** The whole address that reopens a scene. */
export function addressOf(scene: Scene): string {
  return `${location.origin}${location.pathname}${location.search}#${writeLink(scene)}`
}
