/** Puts a text into the clipboard. False where the browser refuses that, or has no clipboard, as over plain HTTP. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
