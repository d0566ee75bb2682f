import type { Theme } from '../../state/scene.ts'

/** First the opposite of what is on the screen, then the other one, then again what the system says. */
export function nextTheme(theme: Theme): Theme {
  const systemIsDark = matchMedia('(prefers-color-scheme: dark)').matches
  if (theme === 'auto' || theme === 'projector') return systemIsDark ? 'light' : 'dark'
  return (theme === 'dark') === systemIsDark ? 'auto' : systemIsDark ? 'dark' : 'light'
}
