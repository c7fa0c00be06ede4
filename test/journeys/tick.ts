import type { Locator } from 'playwright-core';

/**
 * Sets a checkbox or a radio button as people do who use a mouse: by its label. The control itself lies outside the
 * window, where only keyboards and screen readers meet it.
 */
export async function tick(control: Locator, wanted = true): Promise<void> {
  if ((await control.isChecked()) === wanted) return;
  const id = await control.getAttribute('id');
  await control.page().locator(`label[for="${id}"]`).click();
}
