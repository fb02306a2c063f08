import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { serveFolder } from '../tools/static-server.mjs'
import { expect, runPipeline, stage, test } from './site.ts'

test('the built site runs under any path', async ({ page }) => {
  const server = await serveFolder('dist', { base: '/kursus/modul-7/' })
  await page.goto(server.url)
  await runPipeline(page)
  await expect(page.getByRole('region', { name: 'Alur Pengembangan' })).toContainText('1 utas')
  await server.close()
})

test('with isolation headers it runs on two threads', async ({ page }) => {
  const server = await serveFolder('dist', { isolated: true })
  await page.goto(server.url)
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
  await runPipeline(page)
  await expect(stage(page, 'load')).toContainText('2 utas')
  await server.close()
})

test('python3 -m http.server is enough', async ({ page }) => {
  test.skip(spawnSync('python3', ['--version']).status !== 0, 'no python3 on this machine')
  const python = spawn('python3', [
    '-u',
    '-m',
    'http.server',
    '0',
    '--bind',
    '127.0.0.1',
    '--directory',
    'dist',
  ])
  try {
    const [line] = (await once(python.stdout, 'data')) as [Buffer]
    const port = /port (\d+)/.exec(String(line))?.[1]
    await page.goto(`http://127.0.0.1:${port}/`)
    await runPipeline(page)
  } finally {
    python.kill()
  }
})
