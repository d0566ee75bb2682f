const SIZES = ['1440x900', '1280x800', '1280x680', '768x1024', '360x740']
const THEMES = ['light', 'dark', 'projector']
const LANGUAGES = ['en', 'zh-CN']

/** Every wanted combination: `{ name, width, height, fragment }`. `link` is the scene, without or with its `#`. */
export function shotsOf({ link = '', size = SIZES, theme = THEMES, lang = LANGUAGES }) {
  return size.flatMap((wxh) =>
    theme.flatMap((look) =>
      lang.map((language) => {
        const [width, height] = wxh.split('x').map(Number)
        if (!(width > 0 && height > 0)) throw new Error(`${wxh} is not a size: write 1280x800`)
        const fragment = withPairs(link, { theme: look, lang: language })
        return { name: `${wxh}-${look}-${language}.png`, width, height, fragment }
      }),
    ),
  )
}

/** The link with these pairs instead of its own of the same keys. */
export function withPairs(link, pairs) {
  const given = link.replace(/^#/, '') || 'v=1'
  const rest = given.split('&').filter((pair) => !Object.hasOwn(pairs, pair.split('=')[0]))
  return `#${[...rest, ...Object.entries(pairs).map(([key, value]) => `${key}=${value}`)].join('&')}`
}
