import type { ClientMessage, Connect, WorkerMessage } from './protocol.ts'

/** Starts a worker. Throws where the browser does not allow one. */
export const connectWorker: Connect = (listener) => {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    type: 'module',
    name: `quantscope on ${navigator.hardwareConcurrency}`,
  })
  worker.addEventListener('message', (event: MessageEvent<WorkerMessage>) => listener.message(event.data))
  worker.addEventListener('messageerror', () => listener.broken('unreadable message'))
  // without a message: the script itself could not be fetched
  worker.addEventListener('error', (event) => listener.broken(event.message || 'the worker did not start'))
  return {
    post: (message) => {
      // what is loaded is needed again after a restart; what is compared is not
      const given = message.type === 'call' && message.call === 'compare' ? [message.request.values.buffer] : []
      worker.postMessage(message satisfies ClientMessage, given as ArrayBuffer[])
    },
    close: () => worker.terminate(),
  }
}
