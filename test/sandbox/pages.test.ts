import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  CONTAINER_DELAY_MS,
  call,
  type Harness,
  HOUR,
  hostImages,
  type ImageHost,
  type Platform,
  picture,
  startHarness,
} from './harness.ts';

let sandbox: Harness;
let images: ImageHost;
const tokens = new Map<Platform, string>();

beforeAll(async () => {
  sandbox = await startHarness();
  const jpeg = await picture(400, 400).jpeg().toBuffer();
  images = await hostImages((_, response) => response.end(jpeg));
  for (const platform of ['x', 'facebook', 'instagram', 'threads', 'linkedin'] as const) {
    await sandbox.account(platform, 'office', { name: 'Office <b>One</b>', followers: 12_345 });
    await sandbox.account(platform, 'empty', { name: 'Nothing Yet' });
    tokens.set(platform, await sandbox.token(platform, 'office'));
  }
});
afterAll(async () => {
  await images.stop();
  await sandbox.stop();
});

const page = (platform: Platform, path: string) => call('GET', sandbox.at[platform] + path);
const send = (platform: Platform, path: string, json: object) =>
  call('POST', sandbox.at[platform] + path, { json, token: tokens.get(platform) ?? '' });

async function publish(platform: 'instagram' | 'threads', content: object): Promise<string> {
  const base = platform === 'instagram' ? '/me/media' : '/v1.0/me/threads';
  const container = await send(platform, base, content);
  sandbox.advance(CONTAINER_DELAY_MS);
  return (await send(platform, `${base}_publish`, { creation_id: container.body.id })).body.id;
}

describe.each<{ platform: Platform; title: string; profile: string }>([
  { platform: 'x', title: 'X', profile: '/' },
  { platform: 'facebook', title: 'Facebook', profile: '/' },
  { platform: 'instagram', title: 'Instagram', profile: '/' },
  { platform: 'threads', title: 'Threads', profile: '/@' },
  { platform: 'linkedin', title: 'LinkedIn', profile: '/company/' },
])('the pages of $title', ({ platform, title, profile }) => {
  test.each(['/', '/office', '/empty', '/nobody', '/hashtag/Vote', '/no/such/page'])(
    '%s is whole without script, and says that nothing is public',
    async (path) => {
      const named = path.startsWith('/office') || path === '/empty' || path === '/nobody';
      const { headers, body } = await page(platform, named ? profile + path.slice(1) : path);
      expect(headers.get('content-type')).toBe('text/html; charset=UTF-8');
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'",
      );
      expect(body).toContain('<html lang="en">');
      expect(body).toContain(`<strong>Sandbox</strong> – stands in for ${title}. Nothing here is public.`);
      expect(body.match(/<h1[ >]/g)).toHaveLength(1);
      expect(body.match(/<main>/g)).toHaveLength(1);
      expect(body).not.toMatch(/<script|style="|<b>One/);
    },
  );

  test('list the accounts, greet an empty one, and do not know others', async () => {
    const { body: list } = await page(platform, '/');
    expect(list).toContain(`href="${profile}office"`);
    expect(list).toContain('Office &lt;b&gt;One&lt;/b&gt;');
    const empty = await page(platform, `${profile}empty`);
    expect(empty.status).toBe(200);
    expect(empty.body).toContain('Nothing posted yet.');
    const unknown = await page(platform, `${profile}nobody`);
    expect(unknown.status).toBe(404);
    expect(unknown.body).toContain('There is no account @nobody in this sandbox.');
  });

  test('have one stylesheet', async () => {
    const { status, headers, body } = await page(platform, '/_/style.css');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toContain('text/css');
    expect(body).toContain('prefers-color-scheme: dark');
  });
});

describe('a timeline', () => {
  test('of X shows age and time, and links addresses, hashtags and mentions', async () => {
    const created = await send('x', '/2/tweets', { text: 'Hi @empty: <vote.gov> & #Vote!' });
    sandbox.advance(3 * HOUR);
    const { body } = await page('x', '/office');
    expect(body).toContain('>3 h ago · 1 Sept 2026, 15:00 UTC</time>');
    expect(body).toContain('<time datetime="2026-09-01T15:00:00.000Z">');
    expect(body).toContain('Hi <a href="/empty" rel="nofollow noreferrer">@empty</a>: &lt;');
    expect(body).toContain('&lt;<a href="http://vote.gov" rel="nofollow noreferrer">vote.gov</a>&gt; &amp; ');
    expect(body).toContain('<a href="/hashtag/Vote" rel="nofollow noreferrer">#Vote</a>!');
    expect(body).toContain('<strong>12,345</strong> followers');
    const path = `/office/status/${created.body.data.id}`;
    expect(body).toContain(`href="${path}"`);
    expect((await page('x', path)).body).toContain('#Vote');
    expect((await page('x', path.replace('office', 'empty'))).status).toBe(404);
    expect((await page('x', '/hashtag/vote')).body).toContain(path);
  });

  test('shows a picture with its alternative text, and a toggle that reveals it', async () => {
    const alt = 'A "blue" <field>';
    await publish('instagram', {
      image_url: images.origin,
      caption: 'https://vote.gov #Vote @empty',
      alt_text: alt,
    });
    const { body } = await page('instagram', '/office');
    expect(body).toContain('alt="A &quot;blue&quot; &lt;field&gt;"');
    expect(body).toContain('<summary>ALT<span class="unseen"> text of image 1</span></summary>');
    expect(body).toContain('<p>A &quot;blue&quot; &lt;field&gt;</p>');
    expect(body).toContain('<p class="text">https://vote.gov <a href="/hashtag/Vote"');
    expect(body).toContain('<a href="/empty" rel="nofollow noreferrer">@empty</a>');
    const [, source] = /<img src="([^"]+)" width="400" height="400"/.exec(body) ?? [];
    const image = await fetch(sandbox.at.instagram + source);
    expect(image.headers.get('content-type')).toBe('image/jpeg');
  });

  test('says so when a picture has no alternative text', async () => {
    await publish('instagram', { image_url: images.origin });
    expect((await page('instagram', '/office')).body).toContain('No alternative text');
  });

  test('of Threads shows the topic and the attached link', async () => {
    await publish('threads', {
      media_type: 'TEXT',
      text: 'See https://vote.gov/now.',
      topic_tag: 'Elections',
      link_attachment: 'https://example.gov/',
    });
    const { body } = await page('threads', '/@office');
    expect(body).toContain('<span class="topic">Elections</span>');
    expect(body).toContain(
      '<a href="https://vote.gov/now" rel="nofollow noreferrer">https://vote.gov/now</a>.',
    );
    expect(body).toContain(
      '<a href="https://example.gov/" rel="nofollow noreferrer">https://example.gov/</a>',
    );
  });

  test('shows the public nothing that is unpublished or deleted', async () => {
    const hidden = await send('facebook', '/v26.0/me/feed', { message: 'Hidden away', published: false });
    const shown = await send('facebook', '/v26.0/me/feed', { message: 'Shown to all' });
    const { body } = await page('facebook', '/office');
    expect(body).toContain('Shown to all');
    expect(body).not.toContain('Hidden away');
    const permalink = (id: string) => `/office/posts/${id.split('_')[1]}`;
    expect((await page('facebook', permalink(hidden.body.id))).status).toBe(404);
    expect((await page('facebook', permalink(shown.body.id))).status).toBe(200);
    const url = `${sandbox.at.facebook}/v26.0/${shown.body.id}`;
    await call('DELETE', url, { token: tokens.get('facebook') ?? '' });
    expect((await page('facebook', permalink(shown.body.id))).status).toBe(404);
    expect((await page('facebook', '/office')).body).not.toContain('Shown to all');
  });
});

test('every permalink on record leads to its post', async () => {
  for (const post of await sandbox.posts()) {
    const seen = post.published && !post.deleted;
    expect((await fetch(post.permalink)).status).toBe(seen ? 200 : 404);
  }
});
