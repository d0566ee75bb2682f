import type { Locator, Page } from '@playwright/test'

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export async function boxOf(target: Locator): Promise<Box> {
  const box = await target.boundingBox()
  if (!box) throw new Error('the target is not on the page')
  return box
}

/** The mouse, which remembers where it is. */
export class Hand {
  readonly #page: Page
  #x = 0
  #y = 0

  constructor(page: Page) {
    this.#page = page
  }

  /** Presses on the grip of a handle. */
  async grab(handle: Locator): Promise<void> {
    const { x, y, width, height } = await boxOf(handle.locator('.grip'))
    await this.pressAt(x + width / 2, y + height / 2)
  }

  /** Presses on the thumb of a slider, which stands at `share` of its way. */
  async grabThumb(slider: Locator, share: number): Promise<void> {
    const { x, y, width, height } = await boxOf(slider)
    await this.pressAt(x + thumbAt(share, width), y + height / 2)
  }

  async pressAt(x: number, y: number): Promise<void> {
    await this.moveTo(x, y)
    await this.#page.mouse.down()
  }

  async moveTo(x: number, y = this.#y): Promise<void> {
    this.#x = x
    this.#y = y
    await this.#page.mouse.move(x, y, { steps: 3 })
  }

  async moveBy(dx: number): Promise<void> {
    await this.moveTo(this.#x + dx)
  }

  async release(): Promise<void> {
    await this.#page.mouse.up()
  }
}

/** A thumb is 16 px wide and stays inside its track. */
export function thumbAt(share: number, width: number): number {
  return 8 + (width - 16) * share
}
