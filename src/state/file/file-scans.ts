import { methodById } from '../../core/methods/index.ts'
import { withDefaults } from '../../core/params.ts'
import { createEngine } from '../../engine/index.ts'
import { inGesture, onGestureEnd } from '../gesture.ts'
import { messageOf } from '../retry.ts'
import type { MethodSpec, Scene, SourceSpec } from '../scene.ts'
import { sceneStore } from '../scene-store.ts'
import { type FileSet, fileSetOf } from './file-set.ts'
import { Flush } from './flush.ts'
import { keptOf } from './listing.ts'
import { EngineScanner } from './engine-scanner.ts'
import { findRemedy } from './remedy.ts'
import { rowsOf } from './rows.ts'
import { type Scanner, ScanRefused, ScanStopped, type TensorScan } from './scanner.ts'
import { EMPTY_TABLE, type FileTable, NO_PROGRESS, tableStore } from './table-store.ts'

/** A method that is still being chosen is not scanned for. */
const QUIET_MS = 250

/** Keeps the table of the File view on the scene: its files, and the method of its active pane. */
export class FileScans {
  readonly #make: () => Scanner
  #scanner: Scanner | null = null
  /** What the scanner has open. */
  #opened = ''
  #source: SourceSpec | null = null
  /** Every piece of work gets the next number; what an older one finds is not for the table any more. */
  #work = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(make: () => Scanner = () => new EngineScanner(createEngine())) {
    this.#make = make
  }

  /** Follows the scene until the function that it returns is called. What is known stays in the table. */
  follow(): () => void {
    const ends = [sceneStore.subscribe((scene) => this.#check(scene)), onGestureEnd(() => this.#check())]
    const { status } = tableStore.getState()
    this.#check()
    // what the end of the last visit has cut off
    if (status === 'scanning' || status === 'loading') this.#later(0)
    return () => {
      for (const end of ends) end()
      this.#drop()
    }
  }

  /** The reader's stop: what was found stays. */
  stop(): void {
    this.#begin()
    tableStore.setState({ status: 'stopped' })
  }

  /** Goes on with what a stop has left. */
  resume(): void {
    tableStore.setState({ status: 'scanning' })
    this.#later(0)
  }

  #check(scene: Scene = sceneStore.getState()): void {
    const set = fileSetOf(scene.source)
    const pane = scene.panes[0]
    if (!set || !pane || !methodById(pane.id)) return
    const table = tableStore.getState()
    // files that could not be read may have been given anew
    const again = table.status === 'failed' && this.#source !== null && scene.source !== this.#source
    this.#source = scene.source
    if (table.set?.key !== set.key || again) {
      const { sorting } = table
      tableStore.setState({ ...EMPTY_TABLE, sorting, set, pane }, true)
      this.#later(0)
    } else if (!table.pane || keyOf(table.pane) !== keyOf(pane)) {
      tableStore.setState(replaced(table, pane))
      this.#later(QUIET_MS)
    }
  }

  #begin(): number {
    clearTimeout(this.#timer)
    this.#scanner?.stop()
    this.#work += 1
    return this.#work
  }

  #drop(): void {
    this.#begin()
    this.#scanner?.dispose()
    this.#scanner = null
    this.#opened = ''
  }

  #later(ms: number): void {
    const work = this.#begin()
    const start = (): void => {
      // a hand is still on the control
      if (inGesture()) this.#timer = setTimeout(start, QUIET_MS)
      else void this.#perform(work)
    }
    this.#timer = setTimeout(start, ms)
  }

  async #perform(work: number): Promise<void> {
    try {
      const { set, pane } = tableStore.getState()
      if (!set || !pane) return
      const scanner = await this.#open(set, work)
      await this.#scan(scanner, pane, work)
      await this.#advise(scanner, pane, work)
    } catch (error) {
      if (work !== this.#work || error instanceof ScanStopped) return
      const failure = error instanceof ScanRefused ? error.problem : messageOf(error)
      tableStore.setState({ status: 'failed', failure })
    }
  }

  /** A hint that cannot be had takes nothing from a scan that is done. */
  async #advise(scanner: Scanner, pane: MethodSpec, work: number): Promise<void> {
    const worst = [...rowsOf(tableStore.getState())].sort(
      (a, b) => (b.damage?.squaredError ?? 0) - (a.damage?.squaredError ?? 0),
    )[0]
    const remedy = worst && work === this.#work ? await findRemedy(scanner, worst, pane).catch(() => null) : null
    if (work === this.#work) tableStore.setState({ remedy })
  }

  async #open(set: FileSet, work: number): Promise<Scanner> {
    this.#scanner ??= this.#make()
    const scanner = this.#scanner
    if (this.#opened === set.key) return scanner
    const request = await set.request()
    if (work !== this.#work) throw new ScanStopped()
    const { tensors, bytes, sha256 } = await scanner.open(request)
    if (work !== this.#work) throw new ScanStopped()
    this.#opened = set.key
    if (tableStore.getState().tensors.length === 0) {
      const files = request.kind === 'files' ? request.files : []
      const size = files.length > 0 ? files.reduce((sum, file) => sum + file.size, 0) : bytes
      tableStore.setState({
        tensors,
        kept: keptOf(tensors),
        bytes: size,
        sha256: files.length > 1 ? null : sha256,
        files: Math.max(1, files.length),
      })
    }
    return scanner
  }

  async #scan(scanner: Scanner, pane: MethodSpec, work: number): Promise<void> {
    const { tensors, kept, findings } = tableStore.getState()
    const wanted = readableOf({ tensors, kept })
    const left = wanted.filter(({ name }) => !findings.has(name))
    // the answer first: what is only looked at comes last
    const order = [...left.filter(({ name }) => !kept.has(name)), ...left.filter(({ name }) => kept.has(name))]
    const gathering = new Gathering(wanted, findings)
    tableStore.setState({ status: 'scanning', failure: null, progress: gathering.progress })
    const show = (more: Partial<FileTable> = {}): void => {
      if (work === this.#work)
        tableStore.setState({ ...more, findings: gathering.findings, progress: gathering.progress })
    }
    const flush = new Flush(show)
    try {
      await scanner.scan({
        tensors: order.map(({ name }) => ({ name, quantize: !kept.has(name) })),
        pane,
        onTensor: (name, scan) => {
          gathering.add(name, scan)
          flush.soon()
        },
      })
      flush.drop()
      show({ status: 'done' })
    } finally {
      flush.rest()
    }
  }
}

/** What a scan has found, beside what was known. */
class Gathering {
  readonly #found: Map<string, TensorScan>
  readonly #counts: ReadonlyMap<string, number>
  readonly #start = performance.now()
  readonly #all: number
  readonly #knownBefore: number
  #weights: number

  constructor(wanted: FileTable['tensors'], known: FileTable['findings']) {
    this.#found = new Map(known)
    this.#counts = new Map(wanted.map(({ name, count }) => [name, count]))
    const sum = (counts: Iterable<number>): number => [...counts].reduce((a, b) => a + b, 0)
    this.#all = sum(this.#counts.values())
    this.#knownBefore = sum(wanted.filter(({ name }) => known.has(name)).map(({ count }) => count))
    this.#weights = this.#knownBefore
  }

  add(name: string, scan: TensorScan): void {
    this.#found.set(name, scan)
    this.#weights += this.#counts.get(name) ?? 0
  }

  get findings(): FileTable['findings'] {
    return new Map(this.#found)
  }

  get progress(): FileTable['progress'] {
    const gained = this.#weights - this.#knownBefore
    const seconds = (performance.now() - this.#start) / 1000
    return {
      done: this.#found.size,
      total: this.#counts.size,
      share: this.#weights / this.#all,
      // earlier it would only be a guess
      left: gained > 0.05 * this.#all ? (seconds * (this.#all - this.#weights)) / gained : null,
    }
  }
}

/** The table before a scan with another method: its figures become those before, kept tensors are as they were. */
function replaced(table: FileTable, pane: MethodSpec): Partial<FileTable> {
  const { findings, before, beforePane, kept, status } = table
  const complete = status === 'done' || before.size === 0
  const still = new Map([...findings].filter(([name, scan]) => kept.has(name) || isUnreadable(scan)))
  return {
    pane,
    findings: still,
    before: complete ? findings : before,
    beforePane: complete ? table.pane : beforePane,
    status: status === 'loading' ? 'loading' : 'scanning',
    failure: null,
    progress: { ...NO_PROGRESS, done: still.size, total: readableOf(table).length },
    remedy: null,
  }
}

/** What cannot be read under any method; a tensor that was too much under one is tried again under the next. */
function isUnreadable(scan: TensorScan): boolean {
  return scan.kind === 'failed' && scan.problem.code !== 'tensor-deadly'
}

/** What there is to look at. */
function readableOf({ tensors, kept }: Pick<FileTable, 'tensors' | 'kept'>): FileTable['tensors'] {
  return tensors.filter(({ name }) => !['unreadable', 'empty'].includes(kept.get(name) ?? ''))
}

/** Tells methods apart by all that they do. */
function keyOf({ id, params }: MethodSpec): string {
  const method = methodById(id)
  return JSON.stringify([id, method ? Object.entries(withDefaults(method.params, params)) : params])
}
