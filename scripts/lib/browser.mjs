import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from '@playwright/test'
import { npm, run, tool } from './process.mjs'
import { inRoot } from './root.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'msedge', 'microsoft-edge']
const MAC_AND_WINDOWS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]
const SPARTICUZ = '@sparticuz/chromium@147.0.0' // the last one that Node 20 can use

/**
 * The ways to a browser, in order: what is there first, then what can be had. As root with apt, the distribution's
 * package goes before Playwright's download, which would lack its system libraries on a bare machine.
 * Each gives the paths that it found.
 */
function ways() {
  const apt = { name: 'apt-get install chromium', find: installByApt }
  const download = { name: 'npx playwright install chromium', find: installByPlaywright }
  const obtain = canInstallByApt() ? [apt, download] : [download]
  return [
    { name: 'CHROMIUM_PATH', find: () => [process.env.CHROMIUM_PATH].filter(Boolean) },
    { name: "Playwright's own browser", find: () => [chromium.executablePath()].filter(existsSync) },
    { name: 'a browser of this system', find: systemBrowsers },
    ...obtain,
    { name: `npm: ${SPARTICUZ}`, find: installBySparticuz },
  ]
}

/** The path of the first browser that launches. Says on the console what was tried; throws when there is none. */
export async function ensureBrowser() {
  const tried = []
  for (const way of ways()) {
    for (const path of await way.find()) {
      const failure = await launchFailure(path)
      if (failure === null) {
        console.log(`Browser: ${path} (${way.name})`)
        return path
      }
      console.log(`${path} (${way.name}) does not launch: ${failure}`)
    }
    tried.push(way.name)
  }
  throw new Error(
    `No Chromium was found and none could be installed. Tried: ${tried.join('; ')}.\n` +
      'Install Chromium or Chrome and set CHROMIUM_PATH to its executable.',
  )
}

/** Why the browser cannot show a page; null when it can. */
async function launchFailure(executablePath) {
  try {
    const browser = await chromium.launch({ executablePath, timeout: 30_000 })
    try {
      const page = await browser.newPage()
      const sum = await page.evaluate('1 + 1')
      return sum === 2 ? null : 'it runs no scripts'
    } finally {
      await browser.close()
    }
  } catch (error) {
    return error.message.split('\n')[0]
  }
}

function systemBrowsers() {
  const onPath = NAMES.flatMap((name) => executablesOnPath(name)).slice(0, 8)
  return [...onPath, ...MAC_AND_WINDOWS.filter(existsSync)]
}

function executablesOnPath(name) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  return folders.map((folder) => join(folder, name)).filter(isExecutable)
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

function canInstallByApt() {
  return process.getuid?.() === 0 && executablesOnPath('apt-get').length > 0
}

async function installByApt() {
  await aptInstall(['chromium', 'fonts-wqy-microhei'])
  return systemBrowsers()
}

/** Installs Debian packages. Waits for another apt to finish; false when it did not work. */
export async function aptInstall(packages) {
  if (!canInstallByApt()) return false
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  const lock = ['-o', 'DPkg::Lock::Timeout=300', '-q']
  await run('apt-get', [...lock, 'update'], { env })
  const { code } = await run('apt-get', [...lock, 'install', '-y', '--no-install-recommends', ...packages], { env })
  return code === 0
}

async function installByPlaywright() {
  await tool('playwright', ['install', 'chromium'])
  return [chromium.executablePath()].filter(existsSync)
}

async function installBySparticuz() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return []
  const folder = inRoot('.cache', 'browser')
  const { code } = await npm(['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', SPARTICUZ])
  if (code !== 0) return []
  const module = join(folder, 'node_modules', '@sparticuz', 'chromium', 'build', 'esm', 'index.js')
  const { default: sparticuz } = await import(pathToFileURL(module).href)
  return [await sparticuz.executablePath()]
}
