import type { WeightsRequest } from '../../engine/engine.ts'

/** The same files, of which no tensor is wanted yet: a damaged one does not keep the others from being listed. */
export function listOnly(request: WeightsRequest): WeightsRequest {
  return request.kind === 'files' || request.kind === 'url' ? { ...request, any: true } : request
}
