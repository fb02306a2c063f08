import { expect, type Page } from '@playwright/test'

/** The experiment as it stands in the lab. */
export const experiment = (page: Page, id: string) => page.locator(`[data-experiment="${id}"]`)

/** Opens an experiment by its address, as the lesson's buttons do. */
export async function openExperiment(page: Page, url: string, id: string): Promise<void> {
  await page.goto(`${url}#bukti-${id}`)
  await expect(experiment(page, id)).toBeVisible()
}

/** Locks a prediction. */
export async function predict(page: Page, optionText: string | RegExp): Promise<void> {
  await page.locator('#lab-bukti').getByRole('radio', { name: optionText }).check()
  await page.locator('#lab-bukti input[name=confidence]').nth(1).check()
  await page.locator('#lab-bukti form button[type=submit]').click()
}

/** Runs the open experiment to its end. In Indonesian. */
export async function runExperiment(page: Page, timeout = 120_000): Promise<void> {
  const panel = page.locator('#lab-bukti')
  await panel.getByRole('button', { name: /^Jalankan (percobaan|lagi)$/ }).click()
  await expect(panel.getByRole('button', { name: 'Batalkan' })).toBeVisible()
  await expect(panel.getByText('Percobaan selesai.')).toBeVisible({ timeout })
}
