import { readFileSync } from 'node:fs'
import { expect, runPipeline, sendFile, test } from './site.ts'

type Expected = { file: string; rgb_base64: string }
const FIXTURES = 'src/service/fixtures/'
const { pictures } = JSON.parse(readFileSync(`${FIXTURES}pictures.json`, 'utf8')) as { pictures: Expected[] }

test('what the model sees is what Pillow gives, for every picture, to the last bit', async ({
  page,
  site,
}) => {
  await page.goto(site.url)
  await runPipeline(page)
  for (const { file, rgb_base64 } of pictures) {
    await sendFile(page, file, `image/${file.split('.').at(-1)}`, readFileSync(`${FIXTURES}pictures/${file}`))
    const response = page.getByTestId('raw-response')
    // The answer to this picture and not to the one before: its name stands in the request.
    await expect(page.getByText(`file=@${file} `), file).toBeAttached()
    const seen = Buffer.from((await response.getAttribute('data-pixels')) ?? '', 'base64')
    const wanted = Buffer.from(rgb_base64, 'base64')
    expect(seen.length, file).toBe(wanted.length)
    const different = seen.filter((value, index) => value !== wanted[index]).length
    expect(different, `${file}: values that differ`).toBe(0)
  }
})
