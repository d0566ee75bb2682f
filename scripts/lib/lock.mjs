const OS = 'aix|android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32'
const CPU = 'arm64|arm|ia32|loong64|ppc64|riscv64|s390x|x64'
const PLATFORM = new RegExp(`(?:^|[-/])(${OS})-(${CPU})(?:-(\\w+))?$`)

/** The optional packages that some package names and that the lockfile leaves out: `[name, version, dev]`. */
export function missingOptional(packages) {
  return Object.values(packages).flatMap(({ optionalDependencies = {}, dev = false }) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => packages[`node_modules/${name}`] === undefined)
      .map(([name, version]) => [name, version, dev]),
  )
}

/**
 * The packages of a lockfile, completed. A registry that serves this platform only makes npm leave the binaries of the
 * others out, and then `npm ci` fails everywhere. What they are for is in their names; they get no integrity.
 */
export function completed(packages) {
  const added = missingOptional(packages).map(([name, version, dev]) => [
    `node_modules/${name}`,
    entry(name, version, dev),
  ])
  const all = [...Object.entries(packages), ...added]
  return Object.fromEntries(all.sort(([a], [b]) => a.localeCompare(b, 'en')))
}

function entry(name, version, dev) {
  const platform = PLATFORM.exec(name)
  if (platform === null)
    throw new Error(`${name} names no platform: its entry in package-lock.json must be written by hand`)
  const [, os, cpu, abi = ''] = platform
  const libc = os === 'linux' && /^(gnu|musl)/.exec(abi)
  return {
    version,
    cpu: [cpu],
    ...(dev ? { dev } : {}),
    ...(libc ? { libc: [libc[1] === 'gnu' ? 'glibc' : 'musl'] } : {}),
    optional: true,
    os: [os],
  }
}
