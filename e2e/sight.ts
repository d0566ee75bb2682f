import type { App } from './app.ts'

/** Texts that may end in an ellipsis: grey subtitles and names of one's own, which are the first to go. */
const MAY_BE_CUT =
  '.chart-title .sub, .file-name, select, .link-field, .file-about, .file-finding, .file-details *, .file-row *'

export function widthOfPage(app: App): Promise<number> {
  return app.page.evaluate(() => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth))
}

export function heightOfPage(app: App): Promise<number> {
  return app.page.evaluate(() => Math.max(document.documentElement.scrollHeight, document.body.scrollHeight))
}

/** Texts that are wider than the box that they stand in, that a box around them cuts off, or that leave their chart. */
export function cutTexts(app: App): Promise<string[]> {
  return app.page.evaluate((mayBeCut) => {
    const visible = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true })
    const hidden = '.visually-hidden, .visually-hidden *, .skip-link'
    const texts = [...document.querySelectorAll<HTMLElement>('body *:not(svg *)')]
      .filter((element) => visible(element) && !element.matches(`${mayBeCut}, ${hidden}`))
      .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()))
    const boxes = texts
      .filter((element) => getComputedStyle(element).display !== 'inline')
      .filter((element) => element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1)
    // a chart may write into the margin beside it, but not beyond that
    const marks = [...document.querySelectorAll<SVGTextElement>('svg text')].filter((text) => {
      const { left, right, width } = text.getBoundingClientRect()
      const frame = text.ownerSVGElement?.getBoundingClientRect()
      return visible(text) && width > 0 && frame && (left < frame.left - 8 || right > frame.right + 8)
    })
    return [...new Set([...boxes, ...texts.filter(isCutOff), ...marks])].map(
      (element) => `${element.getAttribute('class') ?? element.tagName}: ${element.textContent}`,
    )

    /** Begins in sight, and ends behind the edge of a box that hides what is too long. */
    function isCutOff(element: HTMLElement): boolean {
      const range = document.createRange()
      range.selectNodeContents(element)
      const text = range.getBoundingClientRect()
      let cut = false
      for (let box = element.parentElement; box; box = box.parentElement) {
        const { overflowX, display } = getComputedStyle(box)
        if (overflowX === 'auto' || overflowX === 'scroll') break
        if (overflowX === 'visible' || display === 'inline') continue
        const { left, right, top, bottom } = box.getBoundingClientRect()
        const inSight = text.left < right - 1 && text.right > left + 1 && text.top < bottom - 1 && text.bottom > top + 1
        if (!inSight || right - left <= 1) return false
        cut ||= text.right > right + 1 || text.left < left - 1
      }
      return cut
    }
  }, MAY_BE_CUT)
}

/** Parts of the page that lie over each other. */
export function overlaps(app: App): Promise<string[]> {
  return app.page.evaluate(() => {
    const parts =
      '.figure, .figure dd > *, .chart-title > *, .worked-head > *, .steps > li, .group-head > *, .topbar-line > *'
    const boxes = [...document.querySelectorAll(parts)]
      .filter((part) => part.checkVisibility() && part.getBoundingClientRect().width > 0)
      .map((part) => ({ part, box: part.getBoundingClientRect() }))
    const found: string[] = []
    for (const [i, one] of boxes.entries()) {
      for (const other of boxes.slice(i + 1)) {
        if (one.part.parentElement !== other.part.parentElement) continue
        const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left)
        const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top)
        if (wide > 1 && high > 1) found.push(`${one.part.textContent} lies over ${other.part.textContent}`)
      }
    }
    return found
  })
}

/** Texts that go beyond the right edge of the element that they stand in, or of what that stands in. */
export function textsBeyond(app: App, elements: string): Promise<(string | null)[]> {
  return app.page.locator(elements).evaluateAll((all) =>
    all
      .filter((element) => {
        const range = document.createRange()
        range.selectNodeContents(element)
        const { right } = range.getBoundingClientRect()
        return [element, element.parentElement].some((each) => each && right > each.getBoundingClientRect().right + 0.5)
      })
      .map((element) => element.textContent),
  )
}
