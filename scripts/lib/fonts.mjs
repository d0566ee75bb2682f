import { spawnSync } from 'node:child_process'
import { aptInstall } from './browser.mjs'

/** Without a Chinese font, Chinese text is drawn as empty boxes. Installs one where that is possible; else says so. */
export async function ensureChineseFont() {
  if (hasChineseFont()) return
  console.log('There is no Chinese font.')
  if ((await aptInstall(['fontconfig', 'fonts-wqy-microhei'])) && hasChineseFont()) return
  console.error('No Chinese font could be installed: Chinese text will show as boxes. Debian: fonts-wqy-microhei.')
}

function hasChineseFont() {
  if (process.platform !== 'linux') return true
  const { stdout } = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' })
  return typeof stdout === 'string' && stdout.trim() !== ''
}
