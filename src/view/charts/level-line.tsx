import type { ReactElement } from 'react'
import type { LevelLine } from '../../core/quantizer/method.ts'
import { exact } from '../../i18n/numbers.ts'
import { useRareWords } from '../hooks.ts'
import { px } from './plot.ts'
import '../styles/level-line.css'

const STRIP = { width: 300, height: 8, margin: 1 }
const LINE = { width: 600, height: 26, margin: 1 }

/** A tick for every level, as far apart as the levels are. One path, however many there are. */
function ticks(line: LevelLine, { width, margin }: typeof STRIP, top: number, bottom: number): string {
  const at = placer(line, width, margin)
  return Array.from(line.values, (value) => `M${px(at(value))} ${top}V${bottom}`).join('')
}

function ends({ values }: LevelLine): [number, number] {
  return [values[0] ?? 0, values[values.length - 1] ?? 0]
}

function placer(line: LevelLine, width: number, margin: number): (value: number) => number {
  const [least, greatest] = ends(line)
  const span = greatest > least ? greatest - least : 1
  return (value) => margin + ((value - least) / span) * (width - 2 * margin)
}

/** Whole numbers stay whole. */
const short = (value: number): string =>
  exact(Number.isInteger(value) && Math.abs(value) < 1e6 ? value : Number(value.toPrecision(4)))

/** The levels as a picture beside a method's name. */
export function LevelStrip({ line }: { line: LevelLine | null }): ReactElement | null {
  if (!line) return null
  const { width, height } = STRIP
  return (
    <svg className="level-strip" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      <path d={ticks(line, STRIP, 0, height)} />
    </svg>
  )
}

/** The levels on a number line, with the least, 0 and the greatest written below. */
export function LevelNumberLine({ line }: { line: LevelLine }): ReactElement {
  const rare = useRareWords()
  const { width, height, margin } = LINE
  const [least, greatest] = ends(line)
  const at = placer(line, width, margin)
  const marks = least < 0 && greatest > 0 ? [least, 0, greatest] : [least, greatest]
  const label = rare.levels.line(line.values.length, short(least), short(greatest), line.unit)
  return (
    <figure className="level-line">
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img" aria-label={label}>
        <path className="axis" d={`M${margin} 24.5H${width - margin}`} />
        <path d={ticks(line, LINE, 12, 24)} />
      </svg>
      <div className="level-marks" aria-hidden="true">
        {marks.map((value) => (
          <span key={value} style={{ left: `${(100 * at(value)) / width}%` }}>
            {short(value)}
          </span>
        ))}
      </div>
      <figcaption className="hint">{label}</figcaption>
    </figure>
  )
}
