/** The page around the scene: top bar, progress, toasts. */
export const page = {
  topbar: {
    views: 'Views',
    lab: 'Lab',
    file: 'File',
    undo: 'Undo',
    redo: 'Redo',
    projector: 'Projector view',
    language: '中文',
    languageLabel: 'Switch to Chinese (中文)',
    themes: { auto: 'Theme: as the system', light: 'Theme: light', dark: 'Theme: dark', projector: 'Theme: projector' },
    share: 'Share',
    keys: 'Keys',
    menu: 'Menu',
    controls: 'Controls',
    close: 'Close',
    skip: 'Skip to the figures',
    parts: 'Parts of the page',
  },
  notices: {
    close: 'Close',
    drawingFailed: 'The page could not be drawn. Reload it to go on; the link in the address bar keeps the scene.',
    partFailed: 'A part of the page could not be loaded. Reload it to have all of it; the link keeps the scene.',
    reload: 'Reload the page',
  },
  fields: {
    number: 'This is not a number.',
    bounds: (name: string, min: string, max: string) => `${name} goes from ${min} to ${max}.`,
    order: 'a must stay below b.',
    shape: 'Write rows × columns, for example 48x64; the product must be n.',
  },
  panels: {
    formula: 'Formula',
    python: 'Python',
    definitions: 'Definitions',
    table: 'Table',
  },
}
