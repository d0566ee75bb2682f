/**
 * The few things beyond ECMAScript that the core may use. Everything else (fetch, document, Worker, performance …)
 * does not compile here: that is how purity is held.
 */
interface ImportMeta {
  glob<T>(
    pattern: string | readonly string[],
    options: { readonly eager: true; readonly import: string },
  ): Record<string, T>
  glob<T>(pattern: string | readonly string[], options: { readonly import: string }): Record<string, () => Promise<T>>
}

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean })
  decode(input: Uint8Array, options?: { stream?: boolean }): string
}
