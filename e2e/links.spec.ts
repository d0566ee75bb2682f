import { type App, expect, test } from './app.ts'
import { core } from './core.ts'

const SCENES = [
  '#v=1&src=article&q=integer;rounding=half-away;cast=int32-js',
  '#v=1&src=normal;n=3000;std=3;shape=60x50&q=fixed-point;k=6;rounding=floor;cast=int32-x86',
  '#v=1&src=values;n=6;shape=2x3;d=0.5,-4,1e-3,7.25,-0.125,3&q=clip;a=-1.5;b=2.25;cast=none',
  '#v=1&src=example;tensor=fc2.weight&q=affine;k=3;range=minmax;gran=channel;axis=1;rounding=half-up',
  '#v=1&src=laplace;n=4096&q=affine;k=8;range=percentile;p=99;gran=group;group=64;rounding=trunc',
  '#v=1&src=uniform;n=2000;seed=0&q=affine;k=2;range=entropy;rounding=stochastic;seed=7',
  '#v=1&src=student-t;n=5000;df=3&q=affine;k=5;range=manual;a=-0.1;b=0.15;arith=recip;codes=signed',
  '#v=1&src=bimodal;n=3000;modes=0.2;outliers=5;spread=20&q=symmetric',
  '#v=1&src=normal;n=1000;mean=0.3&q=symmetric;k=1;range=minmax;span=full',
  '#v=1&src=normal;n=1000;std=1e-30&q=symmetric;k=16;range=percentile;span=no-clip',
  '#v=1&src=normal;n=4000;shape=40x100&q=symmetric;k=6;range=minmax;span=signed;gran=channel',
  '#v=1&src=normal;n=2000&q=affine;scale=0.01;zp=3',
  '#v=1&src=f32;n=4;shape=2x2;crc=aac42e9b;d=AAAAPwAAoL8AAABAAAAAAA&q=affine;k=2',
  '#v=1&src=normal;n=2000&q=symmetric;range=entropy&q=affine;k=2&lang=zh-CN&theme=dark&bins=200&y=log',
]

test('a link of every kind opens, gives the figures of the core, and its own recipe opens to itself', async ({
  app,
}) => {
  await app.open()
  for (const scene of SCENES) {
    await test.step(scene, async () => {
      expect(core.canonical(scene), 'the scene is written as the page writes it').toBe(scene)
      await app.follow(scene)
      const figures = await app.figures()
      expect(figures).toEqual(await core.figuresOfLink(scene))
      const other = await app.reopen(await app.recipe())
      expect(await other.figures()).toEqual(figures)
      expect(await other.recipe()).toBe(scene)
      await other.page.close()
    })
  }
})

/** The example layer under every other method, and under every choice that they offer. */
const METHODS = [
  'binary',
  'ternary;gran=channel',
  'bitnet-b1.58;gran=group',
  'power-of-two;k=5;nearest=log',
  'kmeans;k=3',
  'float16;overflow=native',
  'bfloat16;rounding=stochastic;seed=3',
  'float8_e4m3fn;scaling=absmax;gran=channel;axis=1',
  'float8_e5m2',
  'float6_e2m3fn;scaling=absmax;gran=group;group=16',
  'float6_e3m2fn',
  'float4_e2m1fn;scaling=absmax',
  'exmy;e=3;m=2',
  'mxfp8_e4m3;scaling=rceil',
  'mxfp8_e5m2;scaling=ceil',
  'mxfp6_e2m3;scaling=even',
  'mxfp6_e3m2;block=16',
  'mxfp4;rounding=half-up',
  'mxint8',
  'nvfp4;scaling=single',
  'nf4;block=32;double=on',
  ...['128', '256', '512', '1024', '2048', '4096'].map((block) => `fp4;block=${block}`),
  'q4_0',
  'q4_1',
  'q5_0',
  'q5_1',
  'q8_0',
  'q2_k',
  'q3_k',
  'q4_k',
  'q5_k',
  'q6_k',
  'iq4_nl',
  'iq4_xs',
  'tq1_0',
  'tq2_0',
].map((method) => `#v=1&q=${method}`)

test('every method runs on the example and gives the figures of the core', async ({ app }) => {
  await app.open()
  for (const scene of METHODS) {
    await test.step(scene, async () => {
      await app.follow(scene)
      expect(await app.recipe(), 'the scene is written as the page writes it').toBe(scene)
      expect(await app.figures()).toEqual(await core.figuresOfLink(scene))
    })
  }
})

test('these links hold every method and every choice', () => {
  const said = new Set([...SCENES, ...METHODS].flatMap((scene) => scene.split(/[;&]/)))
  expect(core.methodIds.filter((id) => !said.has(`q=${id}`))).toEqual([])
  expect(core.choices.filter((choice) => !said.has(choice))).toEqual([])
})

test('settings of the page open from a link and stay in it', async ({ app }) => {
  await app.open('#v=1&lang=zh-CN&theme=dark&bins=40&y=log&lesson=3')
  await expect(app.root).toHaveAttribute('lang', 'zh-CN')
  await expect(app.root).toHaveAttribute('data-theme', 'dark')
  await expect(app.choice('log')).toBeChecked()
  await expect(app.root).toHaveAttribute('data-recipe', '#v=1&lang=zh-CN&theme=dark&bins=40&y=log&lesson=3')
  const wide = await app.page.locator('.original-chart .original-fill').getAttribute('d')
  await app.follow('#v=1&lang=zh-CN&theme=dark&bins=400&y=log&lesson=3')
  await expect(app.page.locator('.original-chart .original-fill')).not.toHaveAttribute('d', wide ?? '')
})

const GOOD = '#v=1&src=normal;n=1000&q=affine;k=3'
const PAYLOAD = '#v=1&src=f32;n=4;shape=2x2;crc=aac42e9b;d=AAAAPwAAoL8AAABAAAAAAA'

const REMARKED: readonly (readonly [link: string, says: RegExp, opens: string])[] = [
  ['#v=1&q=affine;k=40&y=log', /k=40\b.*\b1 to 16\b.*\bk=4\b/, '#v=1&y=log'],
  ['#v=1&q=affine;k=two', /k=two\b.*\bk=4\b/, '#v=1'],
  ['#v=1&q=affine;rounding=up', /rounding=up\b.*half-even/, '#v=1'],
  ['#v=1&colour=red&bins=100', /colour/, '#v=1&bins=100&colour=red'],
  ['#v=1&q=affine;turbo=1', /\baffine\b.*turbo/, '#v=1&q=affine;turbo=1'],
  ['#v=1&y=log&y=linear', /\by\b.*more than once.*first/, '#v=1&y=log&y=linear'],
  ['#v=1&y=log%', /y=log%.*y=sqrt/, '#v=1'],
  ['#v=1&q=affine;k=%E0%A4%A', /k=%E0%A4%A.*k=4/, '#v=1'],
  ['#q=affine;k=3', /v=1/, '#v=1&q=affine;k=3'],
  ['#v=1&__proto__=1', /__proto__/, '#v=1&__proto__=1'],
  ['#v=1&q=affine;__proto__=1;constructor=2', /__proto__/, '#v=1&q=affine;__proto__=1;constructor=2'],
]

const DAMAGED: readonly (readonly [link: string, says: RegExp])[] = [
  ['#v=2&q=affine', /version 2\b.*version 1\b/],
  [PAYLOAD.slice(0, -5), /should be 22 characters long; 17 arrived/],
  [PAYLOAD.replace('oL8', 'oL9'), /checksum.*aac42e9b/],
  [PAYLOAD.replace('oL8', 'o*8'), /Character 10 .*\*/],
  ['#v=1&src=values;n=5;d=1,2,3', /should hold 5 numbers; 3 arrived/],
  ['#v=1&src=values;n=2;d=1,x', /Number 2 .*x/],
]

const UNAVAILABLE = [
  ['method', '#v=1&q=q7_x;k=3', 'q7_x'],
  ['source', '#v=1&src=crystal-ball;n=5', 'crystal-ball'],
  ['method', '#v=1&q=constructor', 'constructor'],
] as const

test('what a link says that cannot be taken is named, and the rest is opened', async ({ app }) => {
  for (const [link, says, opens] of REMARKED) {
    await test.step(link, async () => {
      await app.open(link)
      await expect(app.page.locator('.banner.warn .banner-text')).toHaveText(says)
      await expect(app.root).toHaveAttribute('data-recipe', opens)
      expect(await app.figures()).toEqual(await core.figuresOfLink(opens))
      await lives(app)
    })
  }
})

test('of a damaged link nothing is opened, and the reason is said', async ({ app }) => {
  for (const [link, says] of DAMAGED) {
    await test.step(link, async () => {
      await app.open(link, 'error')
      await expect(app.page.getByRole('alert')).toHaveText(says)
      await showsNothing(app, link)
      await lives(app)
    })
  }
})

test('in the place of a method or source that does not exist nothing is put', async ({ app }) => {
  for (const [kind, link, id] of UNAVAILABLE) {
    await test.step(link, async () => {
      await app.open(link, 'error')
      const { methodTitle, sourceTitle } = app.words.blocked
      const title = kind === 'method' ? methodTitle(id) : sourceTitle(id)
      await expect(app.page.getByRole('alert').getByRole('heading')).toHaveText(title)
      await showsNothing(app, link)
      await lives(app)
    })
  }
})

test('the same is said in Chinese', async ({ app }) => {
  await app.open('#v=1&q=affine;k=40&lang=zh-CN')
  await expect(app.page.locator('.banner-text')).toHaveText(/k=40.*1 到 16.*k\s?=\s?4/)
  await app.open(`${PAYLOAD.slice(0, -5)}&lang=zh-CN`, 'error')
  await expect(app.page.getByRole('alert')).toHaveText(/22.*17.*\p{Script=Han}/u)
})

test('a banner gives the corrected link, and can be closed', async ({ app, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await app.open('#v=1&q=affine;k=40&y=log')
  await app.button(app.words.notices.copyCorrected).click()
  await expect.poll(() => app.clipboard()).toMatch(/#v=1&y=log$/)
  await expect(app.page.locator('.toast')).toHaveText(app.words.toast.copied((await app.clipboard()).length))
  await app.page.locator('.banner').getByRole('button', { name: app.words.notices.close, exact: true }).click()
  await expect(app.page.locator('.banner')).toHaveCount(0)
})

test('a damaged link can be left for the example', async ({ app }) => {
  await app.open('#v=2', 'error')
  await app.button(app.words.blocked.startExample).click()
  await app.shows('#v=1')
  expect(await app.figures()).toEqual(await core.figuresOfLink('#v=1'))
})

test('a method that does not exist can be left by choosing another', async ({ app }) => {
  await app.open('#v=1&src=normal;n=1000&q=q7_x', 'error')
  await app.page.locator('.method-button').click()
  await app.page.locator('.menu-methods button').first().click()
  await app.ready()
  expect(await app.figures()).toEqual(await core.figuresOfLink(await app.recipe()))
})

async function showsNothing(app: App, link: string): Promise<void> {
  await expect(app.page.locator('output')).toHaveCount(0)
  expect(await app.recipe()).toBe('')
  expect(await app.address(), 'the link stays as it was sent').toBe(link)
}

/** The page goes on from here: the next link gives its figures, and nothing of the last one is left. */
async function lives(app: App): Promise<void> {
  await app.follow(GOOD)
  expect(await app.figures()).toEqual(await core.figuresOfLink(GOOD))
  await expect(app.page.locator('.blocked, .banner')).toHaveCount(0)
}
