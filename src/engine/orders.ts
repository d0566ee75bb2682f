import type { WeightsRequest } from './engine.ts'
import type { Calls } from './protocol.ts'

/** Makes requests for weights fit to cross the boundary, and gives them their ids. */
export class Orders {
  #id = 0
  #set = 0
  #files: readonly File[] = []

  next(request: WeightsRequest): Calls['load']['request'] {
    this.#id += 1
    return { id: this.#id, order: this.#order(request) }
  }

  #order(request: WeightsRequest): Calls['load']['request']['order'] {
    if (request.kind === 'fetch') return { ...request, href: absolute(request.href) }
    if (request.kind !== 'files') return request
    const { files } = request
    if (files.length !== this.#files.length || files.some((file, i) => file !== this.#files[i])) this.#set += 1
    this.#files = [...files]
    return { ...request, set: this.#set }
  }
}

/** A worker resolves addresses against its own script; the caller meant the page. */
function absolute(href: string): string {
  return typeof document === 'undefined' ? href : new URL(href, document.baseURI).href
}
