import type { Steps } from '../../steps.ts'
import { STRIDE } from '../pace.ts'

/** UTF-8 as text. Throws TypeError for what is none, if `fatal`; else puts U+FFFD there. */
export function* decoded(bytes: Uint8Array, fatal: boolean): Steps<string> {
  const decoder = new TextDecoder('utf-8', { fatal })
  let text = ''
  for (let at = 0; at < bytes.length; at += STRIDE) {
    text += decoder.decode(bytes.subarray(at, at + STRIDE), { stream: true })
    yield at / bytes.length
  }
  return text + decoder.decode(new Uint8Array())
}
