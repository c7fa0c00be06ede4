import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { type FormReading, readForm } from '#web/forms/read-form.ts';

const Announcement = z
  .object({
    title: z.string().trim().min(1, 'Enter a title.').max(80, 'Shorten the title to 80 characters.'),
    text: z.string(),
    platforms: z.array(z.enum(['x', 'facebook'])).min(1, 'Choose at least one channel.'),
  })
  .refine(({ title, text }) => title !== text, { error: 'The title repeats the text.' });

async function read(body: string): Promise<FormReading<z.infer<typeof Announcement>>> {
  const { promise, resolve } = Promise.withResolvers<FormReading<z.infer<typeof Announcement>>>();
  const app = new Hono();
  app.post('/', async (c) => {
    resolve(await readForm(c.req, Announcement, ['platforms']));
    return c.body(null);
  });
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  await app.request('/', { method: 'POST', headers, body });
  return promise;
}

describe('a form that fits', () => {
  test('is read with its lists, and fields that nobody asked for are left out', async () => {
    expect(await read('title=Open+house&text=Come+by&platforms=x&form_token=secret')).toEqual({
      ok: true,
      value: { title: 'Open house', text: 'Come by', platforms: ['x'] },
    });
  });

  test('has plain line breaks, whatever the browser sent', async () => {
    const reading = await read('title=a&text=one%0D%0Atwo%0Dthree%00&platforms=x');
    expect(reading).toMatchObject({ ok: true, value: { text: 'one\ntwo\nthree' } });
  });

  test('may hold what is not UTF-8: it becomes the replacement character', async () => {
    expect(await read('title=a&text=%FF&platforms=x')).toMatchObject({ value: { text: '\uFFFD' } });
  });
});

describe('a form that does not fit', () => {
  test('comes back with one sentence for each field, and with what was typed', async () => {
    expect(await read('title=+&text=Come+by')).toEqual({
      ok: false,
      errors: { title: 'Enter a title.', platforms: 'Choose at least one channel.' },
      values: { title: ' ', text: 'Come by', platforms: [] },
    });
  });

  test('names a bad choice at its field, not at its place in the list', async () => {
    const reading = await read('title=a&text=b&platforms=x&platforms=myspace');
    expect(reading).toMatchObject({ ok: false, errors: { platforms: expect.any(String) } });
  });

  test('has problems of the whole under the empty name', async () => {
    const reading = await read('title=a&text=a&platforms=x');
    expect(reading).toMatchObject({ ok: false, errors: { '': 'The title repeats the text.' } });
  });

  test('is one where a single field was sent twice', async () => {
    const reading = await read('title=a&title=b&text=c&platforms=x');
    expect(reading).toMatchObject({ ok: false, errors: { title: expect.any(String) } });
  });

  test('cannot reach an object prototype', async () => {
    const reading = await read('__proto__=polluted&constructor=polluted&text=b');
    expect(reading.ok).toBe(false);
    expect(Object.getPrototypeOf(reading.ok ? {} : reading.values)).toBe(Object.prototype);
    expect('polluted' in {}).toBe(false);
  });
});
