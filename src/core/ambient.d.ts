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

/** The part of WebAssembly that the kernels need. It computes, and knows nothing else either. */
declare namespace WebAssembly {
  type Module = object
  const Module: new (bytes: Uint8Array) => Module
  class Memory {
    constructor(descriptor: { initial: number })
    readonly buffer: ArrayBuffer
  }
  class Instance {
    constructor(module: Module, imports: Record<string, Record<string, Memory>>)
    readonly exports: Record<string, unknown>
  }
  function validate(bytes: Uint8Array): boolean
}

/** AssemblyScript, compiled: see scripts/lib/assembly.mjs. */
declare module '*?wasm' {
  const bytes: Uint8Array<ArrayBuffer>
  export default bytes
}
