import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeChance } from '#adapters/node/node-chance.ts';
import { MINUTE } from '#core/time.ts';
import { HostError } from '#local/host-error.ts';
import { readMailSettings } from '#local/mail/mail-settings.ts';
import { createOutbox, type Outbox } from '#local/mail/outbox.ts';
import { outboxRoutes } from '#local/mail/outbox-routes.tsx';
import { createTestClock } from '#test/fixtures/clock.ts';
import { openBrowser } from '#test/journeys/browser.ts';
import { lookOnPhoneToo } from '#test/journeys/look.ts';
import { makeShell, serveApp } from '#test/web/shell.ts';
import { frameApp } from '#web/frame.tsx';

const clock = createTestClock();
let folder: string;
let outbox: Outbox;

const message = (subject: string) => ({
  to: { name: 'Dana Whitfield', email: 'dana@millbrook.example.gov' },
  subject,
  text: 'It happened.\n\nOpen it in Clarion:\nhttps://clarion.example.gov/offices/millbrook\n\n<b>no markup</b>',
});

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'clarion-outbox-'));
  outbox = createOutbox({ folder: join(folder, 'mail'), clock, chance: nodeChance });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the outbox', () => {
  it('keeps messages in files of this user alone, the latest first', async () => {
    expect(await outbox.list(10)).toEqual([]);
    for (const subject of ['first', 'second', 'third']) {
      expect(await outbox.send(message(subject))).toBe('sent');
      clock.advance(MINUTE);
    }
    expect((await outbox.list(2)).map(({ subject }) => subject)).toEqual(['third', 'second']);
    for (const name of readdirSync(join(folder, 'mail'))) {
      expect(statSync(join(folder, 'mail', name)).mode & 0o077).toBe(0);
    }
  });

  it('gives a message by its id, and nothing by a path', async () => {
    const [latest] = await outbox.list(1);
    expect(await outbox.read(latest?.id ?? '')).toEqual(latest);
    writeFileSync(join(folder, 'secret.json'), '{}');
    expect(await outbox.read('../secret')).toBeUndefined();
  });
});

describe('the outbox page', () => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof serveApp>>;

  beforeAll(async () => {
    const app = frameApp(await makeShell(), (_c, next) => next());
    app.route('/', outboxRoutes(outbox));
    [site, browser] = await Promise.all([serveApp(app), openBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  it('lists the messages and shows each, says that nothing was sent, and can be read by everybody', async () => {
    const context = await browser.newContext({ baseURL: site.origin });
    const page = await context.newPage();
    await page.goto('/outbox');
    await page.getByText('Nothing was sent: this Clarion keeps its mail here.').waitFor();
    await lookOnPhoneToo(page);
    await page.getByRole('link', { name: 'second' }).click();
    await page.getByRole('heading', { level: 1, name: 'second' }).waitFor();
    await page.getByText('Nothing was sent').waitFor();
    await page.getByText('<b>no markup</b>').waitFor();
    expect(
      await page.getByRole('link', { name: 'https://clarion.example.gov/offices/millbrook' }).count(),
    ).toBe(1);
    await lookOnPhoneToo(page);
    expect((await page.goto('/outbox/unknown'))?.status()).toBe(404);
  });
});

describe('the settings of mail', () => {
  it('say where it goes', () => {
    expect(readMailSettings({})).toBeUndefined();
    expect(
      readMailSettings({ SMTP_URL: 'smtps://u:p@mail.example.gov', MAIL_FROM: 'clarion@example.gov' }),
    ).toEqual({ url: 'smtps://u:p@mail.example.gov', from: 'clarion@example.gov' });
  });

  it.each([
    [{ SMTP_URL: 'smtps://mail.example.gov' }, 'SMTP_URL is set, but MAIL_FROM is not.'],
    [{ MAIL_FROM: 'clarion@example.gov' }, 'MAIL_FROM is set, but SMTP_URL is not.'],
    [{ SMTP_URL: 'mail.example.gov', MAIL_FROM: 'clarion@example.gov' }, 'SMTP_URL has to be the address'],
    [{ SMTP_URL: 'https://secret@mail.example.gov', MAIL_FROM: 'a@b.gov' }, 'SMTP_URL has to be the address'],
    [{ SMTP_URL: 'smtp://mail.example.gov', MAIL_FROM: 'Clarion' }, 'MAIL_FROM is "Clarion"'],
  ])('that do not fit together are refused: %j', (env, sentence) => {
    const read = () => readMailSettings(env);
    expect(read).toThrow(HostError);
    expect(read).toThrow(sentence);
    expect(read).not.toThrow(/secret/);
  });
});
