import { type ReactElement, useEffect, useRef } from 'react'
import type { Evaluation } from '../../core/evaluation.ts'
import type { Plot } from './plot.ts'

type Y = (value: number) => number

/** Methods with many scales have no staircase: their weights as points, on canvas because there are thousands. */
export function Scatter({ plot, y, evaluation }: { plot: Plot; y: Y; evaluation: Evaluation }): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const element = canvas.current
    const context = element?.getContext('2d')
    const points = evaluation.scatter
    if (!element || !context) return
    const density = window.devicePixelRatio || 1
    element.width = plot.width * density
    element.height = plot.height * density
    context.scale(density, density)
    context.fillStyle = getComputedStyle(element).getPropertyValue('--quantized-line')
    context.globalAlpha = 0.4
    points?.x.forEach((x, i) => {
      const at = plot.x(x)
      const height = y(points.y[i] ?? Number.NaN)
      if (at >= plot.left && at <= plot.right && height >= plot.top && height <= plot.bottom)
        context.fillRect(at - 1, height - 1, 2, 2)
    })
  })
  return <canvas ref={canvas} className="scatter" style={{ width: plot.width, height: plot.height }} />
}
