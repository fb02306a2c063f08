import type { Page } from '@playwright/test'
import { expect, isServing, pipelineButton, test } from './site.ts'

/** Presses Tab until the focused element has this role and name, as a learner without a mouse would. */
async function tabTo(page: Page, role: string, name: RegExp, most = 120): Promise<void> {
  for (let pressed = 0; pressed < most; pressed++) {
    await page.keyboard.press('Tab')
    const found = page.locator(':focus').and(page.getByRole(role as 'button', { name }))
    if ((await found.count()) > 0) return
  }
  throw new Error(`no ${role} ${name} within ${most} presses of Tab`)
}

test('the whole module can be done by keyboard alone', async ({ page, site }) => {
  await page.goto(site.url)
  await expect(pipelineButton(page)).toBeEnabled()

  // Straight to the lab, and through the pipeline.
  await tabTo(page, 'link', /Langsung ke lab/)
  await page.keyboard.press('Enter')
  await tabTo(page, 'button', /Simulasikan Alur Pengembangan/)
  await page.keyboard.press('Enter')
  await isServing(page)

  // Through terminal and inspector without being trapped, to a sample and its answer.
  await tabTo(page, 'button', /Contoh kucing/)
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('answer-label')).toHaveText('kucing')

  // The three questions.
  for (const number of [1, 2, 3]) {
    const question = page.getByRole('region', { name: `Pertanyaan ${number}` })
    for (let pressed = 0; pressed < 60; pressed++) {
      await page.keyboard.press('Tab')
      if ((await question.locator('input[name=option]:focus').count()) > 0) break
    }
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowDown')
    for (let pressed = 0; pressed < 20; pressed++) {
      await page.keyboard.press('Tab')
      if ((await question.locator('input[name=confidence]:focus').count()) > 0) break
    }
    await page.keyboard.press('Space')
    await tabTo(page, 'button', /Periksa jawaban/, 10)
    await page.keyboard.press('Enter')
    await expect(question.getByRole('status')).toContainText('Jawaban Anda')
  }

  // The two steps.
  for (const number of [1, 2]) {
    const step = page.getByRole('region', { name: `Langkah ${number}` })
    await tabTo(page, 'textbox', /Jawaban Anda/)
    await page.keyboard.type('Modul terpisah, dependensi terkunci, dikemas dalam kontainer.')
    await tabTo(page, 'button', /Kunci jawaban/, 5)
    await page.keyboard.press('Enter')
    await expect(step.getByText('Solusi:')).toBeVisible()
    await tabTo(page, 'checkbox', /./, 10)
    await page.keyboard.press('Space')
    await expect(step.getByRole('checkbox').first()).toBeChecked()
  }

  // The menu opens, closes with Escape, and gives the focus back.
  await page.keyboard.press('Control+Home')
  await page.getByRole('button', { name: 'Menu' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Menu' })).toBeFocused()
})

test('the width of the lab is changed with the arrow keys', async ({ page, site }) => {
  await page.goto(site.url)
  const handle = page.getByRole('separator', { name: 'Lebar lab' })
  const width = async () => (await page.locator('#lab').boundingBox())?.width ?? 0
  await handle.focus()
  const before = await width()
  await page.keyboard.press('ArrowRight')
  await expect.poll(width).toBeLessThan(before)
})
