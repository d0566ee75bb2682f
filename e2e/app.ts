import { test as base, expect, type Locator, type Page } from '@playwright/test'
import { core } from './core.ts'

export { expect }

export type Lang = 'en' | 'zh-CN'
export type Figures = Record<string, string>

/** A file as Playwright hands it to the page. */
export interface GivenFile {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

export const file = (name: string, content: Uint8Array | string): GivenFile => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content),
})

/** No page here has as many places for the focus. */
export const MOST_STOPS = 90

/** The page, as somebody uses it. */
export class App {
  readonly page: Page
  readonly root: Locator
  lang: Lang = 'en'
  words = core.words.en
  /** What the page reported on the console, threw or could not load. */
  readonly problems: string[] = []
  /** What a page that is left still loads in the background, it no longer loads. */
  #leaves = false

  constructor(page: Page) {
    this.page = page
    this.root = page.locator('html')
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.problems.push(message.text())
    })
    page.on('pageerror', (error) => this.problems.push(error.message))
    page.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText
      if (!(this.#leaves && reason === 'net::ERR_ABORTED')) this.problems.push(`${request.url()} ${reason}`)
    })
    page.on('response', (response) => {
      if (response.status() >= 400) this.problems.push(`${response.url()} ${response.status()}`)
    })
  }

  /** Expects the words of this language from now on. */
  speak(lang: Lang): void {
    this.lang = lang
    this.words = core.words[lang]
  }

  /** Loads the page with this link, from nothing. */
  async open(link = '', status: 'ready' | 'error' = 'ready'): Promise<void> {
    this.#leaves = true
    await this.page.goto('about:blank')
    this.#leaves = false
    await this.page.goto(`/${link}`)
    await expect(this.root).toHaveAttribute('data-status', status)
  }

  /** The same link in another page of the same browser. */
  async reopen(link: string): Promise<App> {
    const other = new App(await this.page.context().newPage())
    other.speak(this.lang)
    await other.page.goto(link.startsWith('#') ? `/${link}` : link)
    await other.ready()
    expect(other.problems).toEqual([])
    return other
  }

  /** Goes to another link without loading the page again, as a typed address or a link in a lesson does. */
  async follow(link: string): Promise<void> {
    await this.page.evaluate((hash) => {
      location.hash = hash
    }, link)
    await this.shows(core.canonical(link))
  }

  async ready(): Promise<void> {
    await expect(this.root).toHaveAttribute('data-status', 'ready')
  }

  /** Waits for the result of this recipe: the whole link, or a part of it. */
  async shows(recipe: string | RegExp): Promise<void> {
    await expect(this.root).toHaveAttribute('data-recipe', recipe)
    await this.ready()
  }

  async recipe(): Promise<string> {
    return (await this.root.getAttribute('data-recipe')) ?? ''
  }

  async address(): Promise<string> {
    return this.page.evaluate(() => location.hash)
  }

  /** Every figure of the page with its full precision. */
  async figures(): Promise<Figures> {
    const pairs = await this.page
      .locator('output[data-figure]')
      .evaluateAll((outputs) =>
        outputs.map((output) => [output.getAttribute('data-figure'), output.getAttribute('data-value')]),
      )
    return Object.fromEntries(pairs) as Figures
  }

  figure(name: string): Locator {
    return this.page.locator(`output[data-figure="${name}"]`)
  }

  handle(side: 'a' | 'b'): Locator {
    return this.page.locator(`[data-handle="${side}"]`)
  }

  async valueOf(side: 'a' | 'b'): Promise<number> {
    return Number(await this.handle(side).getAttribute('aria-valuenow'))
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true })
  }

  /** A choice of a segmented control. */
  choice(value: string): Locator {
    return this.page.locator(`input[type="radio"][value="${value}"]`)
  }

  /** The button of a panel below the charts. */
  panel(name: 'formula' | 'python' | 'definitions' | 'table'): Locator {
    return this.page.locator(`button[aria-controls="panel-${name}"]`)
  }

  /** Presses Tab until this has the focus. */
  async tabTo(target: Locator): Promise<void> {
    for (let presses = 0; presses < MOST_STOPS; presses++) {
      if (await target.evaluate((element) => element === document.activeElement)) return
      await this.page.keyboard.press('Tab')
    }
    throw new Error(`Tab never reaches ${String(target)}`)
  }

  /** Picks it as the mouse does: the radio button lies under its label. */
  async choose(value: string): Promise<void> {
    await this.page.locator('label', { has: this.choice(value) }).click()
    await expect(this.choice(value)).toBeChecked()
  }

  /** Gives files to the file picker that the button opens. */
  async upload(...files: readonly GivenFile[]): Promise<void> {
    const button = this.page.locator('.weights').getByRole('button', { name: this.words.bring.choose })
    if (!(await button.isVisible())) await this.choose('file')
    const picker = this.page.waitForEvent('filechooser')
    await button.click()
    await (await picker).setFiles([...files])
  }

  /** Drops a file on the window, as from a folder. */
  async drop({ name, buffer }: GivenFile): Promise<void> {
    const transfer = await this.page.evaluateHandle(
      ([name, bytes]) => {
        const transfer = new DataTransfer()
        transfer.items.add(new File([new Uint8Array(bytes)], name))
        return transfer
      },
      [name, [...buffer]] as const,
    )
    for (const type of ['dragenter', 'dragover', 'drop']) {
      await this.page.dispatchEvent('body', type, { dataTransfer: transfer })
    }
  }

  async paste(numbers: string): Promise<void> {
    await this.choose('paste')
    await this.page.getByRole('textbox', { name: this.words.bring.numbers, exact: true }).fill(numbers)
    await this.button(this.words.bring.usePasted).click()
  }

  /** The field with this short name in front. */
  field(caption: string): Locator {
    return this.page
      .locator('label.field')
      .filter({ has: this.page.getByText(caption, { exact: true }) })
      .getByRole('textbox')
  }

  /** Presses Share and gives what lies in the clipboard then. */
  async share(): Promise<string> {
    await this.button(this.words.topbar.share).click()
    await expect(this.page.locator('.toast')).toBeVisible()
    return this.clipboard()
  }

  async clipboard(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText())
  }
}

/** The same figures; those of many weights may differ beyond the twelfth digit, where sums are added up in another order. */
export function expectNear(found: Figures, wanted: Figures): void {
  const far = Object.keys(wanted).filter((name) => {
    const [x, y] = [Number(found[name]), Number(wanted[name])]
    // errors nearly cancel out in their mean
    const size = name === 'mean_error' ? Number(wanted['mae']) : Math.abs(y)
    return found[name] !== wanted[name] && !(Math.abs(x - y) <= 1e-12 * size)
  })
  expect(far).toEqual([])
  expect(Object.keys(found).sort()).toEqual(Object.keys(wanted).sort())
}

/** Every test gets the page and fails when the page reports an error that the test does not take out of `problems`. */
export const test = base.extend<{ app: App }>({
  app: async ({ page }, use) => {
    const app = new App(page)
    await use(app)
    expect(app.problems).toEqual([])
  },
})
