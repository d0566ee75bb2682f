import { useMemo } from 'react'
import type { Domain } from './domain.ts'
import { type Linear, linear } from './linear.ts'

/** Margins and type of a chart: everything that the projector makes larger. */
export interface Style {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly font: number
}

export const STYLES = {
  histogram: { left: 36, right: 6, top: 24, bottom: 34, font: 12 },
  lower: { left: 36, right: 6, top: 8, bottom: 24, font: 12 },
  phone: { left: 36, right: 6, top: 36, bottom: 34, font: 12 },
  projectorPhone: { left: 52, right: 6, top: 40, bottom: 44, font: 16 },
  projector: { left: 60, right: 8, top: 32, bottom: 44, font: 16 },
} as const satisfies Record<string, Style>

/** How wide a letter or digit is at most, in parts of the size of the type: as in a wide font. */
export const LETTER = 0.62

/** Where a chart draws, in pixels of its SVG. */
export interface Plot {
  readonly width: number
  readonly height: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly style: Style
  readonly x: Linear
}

export function plotOf(
  width: number,
  height: number,
  style: Style,
  domain: readonly [number, number],
  left = style.left,
): Plot {
  const right = Math.max(left + 1, width - style.right)
  return {
    width,
    height,
    left,
    right,
    top: style.top,
    bottom: Math.max(style.top + 1, height - style.bottom),
    style,
    x: linear(domain[0], domain[1], left, right),
  }
}

/** The plot of a chart of weights: the same object until something of it is another. */
export const useWeightPlot = (width: number, height: number, style: Style, domain: Domain, left = style.left): Plot =>
  useMemo(() => plotOf(width, height, style, [domain.lo, domain.hi], left), [width, height, style, domain, left])

/** A tenth of a pixel is the finest that a path needs. */
export const px = (value: number): number => Math.round(value * 10) / 10
