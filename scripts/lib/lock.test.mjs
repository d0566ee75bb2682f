import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { completed, missingOptional } from './lock.mjs'
import { inRoot } from './root.mjs'

const optionalDependencies = {
  '@a/cli-linux-x64': '1.0.0',
  '@a/cli-darwin-arm64': '1.0.0',
  '@a/cli-linux-arm-musleabihf': '1.0.0',
}
const packages = {
  '': {},
  'node_modules/a': { version: '1.0.0', dev: true, optionalDependencies },
  'node_modules/@a/cli-linux-x64': { version: '1.0.0', dev: true, optional: true },
}

describe('package-lock.json', () => {
  const lock = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8'))

  test('holds the binaries of every platform, so that npm ci works everywhere', () => {
    expect(missingOptional(lock.packages)).toEqual([])
  })

  test('is about this package.json', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'))
    expect(lock.packages['']).toMatchObject({ dependencies, devDependencies })
  })
})

test('what a lockfile leaves out is found and added', () => {
  expect(missingOptional(packages).map(([name]) => name)).toEqual([
    '@a/cli-darwin-arm64',
    '@a/cli-linux-arm-musleabihf',
  ])
  const whole = completed(packages)
  expect(whole['node_modules/@a/cli-darwin-arm64']).toEqual({
    version: '1.0.0',
    cpu: ['arm64'],
    dev: true,
    optional: true,
    os: ['darwin'],
  })
  expect(whole['node_modules/@a/cli-linux-arm-musleabihf']).toMatchObject({
    cpu: ['arm'],
    libc: ['musl'],
    os: ['linux'],
  })
  expect(missingOptional(whole)).toEqual([])
  expect(whole['node_modules/@a/cli-linux-x64']).toBe(packages['node_modules/@a/cli-linux-x64'])
})

test('a package whose name tells no platform is refused', () => {
  expect(() => completed({ 'node_modules/a': { optionalDependencies: { b: '1.0.0' } } })).toThrow('b names no platform')
})
