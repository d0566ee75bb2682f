/** What is used of the global of a worker; the DOM library only knows that of a page. */
export interface WorkerScope<In, Out> {
  postMessage(message: Out, transfer: ArrayBuffer[]): void
  addEventListener(type: 'message', listener: (event: MessageEvent<In>) => void): void
  addEventListener(type: 'messageerror', listener: () => void): void
  addEventListener(type: 'unhandledrejection', listener: (event: PromiseRejectionEvent) => void): void
}
