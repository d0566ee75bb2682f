import { place, type Source, walk } from './syntax.ts'

const UNFINISHED = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X'].join('|')})\\b`)
const MACHINE_PATH = /(?<![\w.~-])\/(?:home|Users|root|work|mnt|tmp)\/[\w.-]+|\b[A-Z]:\\(?:Users|Documents)/
const REGISTRY = /https?:\/\/[\w.-]*(?:registry|artifactory|nexus|npm-proxy)[\w.-]*|"resolved"\s*:/

export function anys(source: Source): string[] {
  const found: string[] = []
  walk(source.program, (node) => {
    if (node.type === 'TSAnyKeyword') found.push(`${place(source, node)} says any`)
  })
  return found
}

export function unfinished(source: Source): string[] {
  return source.comments.filter((comment) => UNFINISHED.test(comment)).map((comment) => `${source.path}:${comment}`)
}

export function lineCount(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/** Lines that name a folder of one machine or the host of a package registry. */
export function machineTraces(path: string, text: string): string[] {
  return text
    .split('\n')
    .map((line, i) => ({ found: MACHINE_PATH.exec(line) ?? REGISTRY.exec(line), at: `${path}:${i + 1}` }))
    .flatMap(({ found, at }) => (found === null ? [] : [`${at} ${found[0]}`]))
}
