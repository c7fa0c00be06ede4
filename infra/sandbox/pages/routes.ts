import { readFileSync } from 'node:fs';
import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import type { Platform } from '../platform.ts';
import { SIMULATED } from '../platforms.ts';
import type { SimulatedPlatform } from '../simulated-platform.ts';
import { type Account, findAccount, findAccountByHandle, listAccounts } from '../state/accounts.ts';
import { findLivePost, listPosts, type Post, releaseScheduled } from '../state/posts.ts';
import type { Env, World } from '../world.ts';
import { sendPage } from './layout.ts';
import { showAvatar, showPost } from './post.ts';

const readStyle = (name: string) => readFileSync(new URL(`./styles/${name}.css`, import.meta.url), 'utf8');

/** The pages that the public would see: accounts, timelines, posts and hashtags. */
export function createPages(world: World, platform: Platform): Hono<Env> {
  const simulated = SIMULATED[platform];
  const style = `${readStyle('base')}\n${readStyle(platform)}`;
  const pages = new Hono<Env>();
  pages.get('/_/style.css', (c) => c.body(style, 200, { 'content-type': 'text/css; charset=utf-8' }));
  pages.get('/favicon.ico', (c) => c.body(null, 204));
  pages.get('/', (c) => sendAccounts(world, c, simulated));
  pages.get('/hashtag/:tag', (c) => sendHashtag(world, c, simulated));
  pages.get('*', (c) => {
    releaseScheduled(world.state);
    const path = c.req.path.length > 1 ? c.req.path.replace(/\/$/, '') : '/';
    const located = simulated.locate(world, path);
    if (!located) return sendNothing(c, simulated, 'There is no such page.');
    return 'post' in located
      ? sendPost(world, c, simulated, located.post)
      : sendTimeline(world, c, simulated, located.profile);
  });
  return pages;
}

const published = (post: Post) => post.published_at !== null;

function sendAccounts(world: World, c: Context<Env>, simulated: SimulatedPlatform) {
  const accounts = listAccounts(world.state, simulated.platform);
  const item = (
    account: Account,
  ) => html`<li><a class="account" href="${simulated.profilePath(account.handle)}">
${showAvatar(account)}<span><strong>${account.name}</strong> <span class="handle">@${account.handle}</span></span></a></li>`;
  return sendPage(c, simulated, {
    title: 'Accounts',
    body: html`<h1>Accounts</h1>
${
  accounts.length === 0
    ? html`<p class="empty">No account yet. Create one with <code>POST /_/accounts</code>.</p>`
    : html`<ul class="accounts">${accounts.map(item)}</ul>`
}`,
  });
}

function sendTimeline(world: World, c: Context<Env>, simulated: SimulatedPlatform, handle: string) {
  const account = findAccountByHandle(world.state, simulated.platform, handle);
  if (!account) return sendNothing(c, simulated, `There is no account @${handle} in this sandbox.`);
  const posts = listPosts(world.state, simulated.platform, account.id).filter(published);
  const followers = account.followers.toLocaleString('en-US');
  return sendPage(c, simulated, {
    title: `${account.name} (@${account.handle})`,
    body: html`<div class="profile">
${showAvatar(account)}
<div><h1>${account.name}</h1>
<p class="handle">@${account.handle}</p>
<p class="figures"><strong>${posts.length}</strong> ${posts.length === 1 ? 'post' : 'posts'} · <strong>${followers}</strong> followers</p></div>
</div>
${showTimeline(world, posts, () => account)}`,
  });
}

function showTimeline(world: World, posts: readonly Post[], accountOf: (post: Post) => Account | undefined) {
  if (posts.length === 0) return html`<p class="empty">Nothing posted yet.</p>`;
  return html`<ol class="timeline">${posts.map((post) => {
    const account = accountOf(post);
    return account ? html`<li>${showPost(world, account, post)}</li>` : '';
  })}</ol>`;
}

function sendPost(world: World, c: Context<Env>, simulated: SimulatedPlatform, id: string) {
  const post = findLivePost(world.state, simulated.platform, id);
  const account = post && findAccount(world.state, simulated.platform, post.account);
  if (!post || !account || !published(post)) {
    return sendNothing(c, simulated, 'This post does not exist, or not any more.');
  }
  return sendPage(c, simulated, {
    title: `Post by ${account.name}`,
    body: html`<h1 class="unseen">Post by ${account.name}</h1>
<div class="single">${showPost(world, account, post)}</div>`,
  });
}

function sendHashtag(world: World, c: Context<Env>, simulated: SimulatedPlatform) {
  const tag = c.req.param('tag') ?? '';
  const accounts = new Map(listAccounts(world.state, simulated.platform).map((each) => [each.id, each]));
  const posts = [...accounts.keys()]
    .flatMap((id) => listPosts(world.state, simulated.platform, id))
    .filter((post) => published(post) && holdsTag(simulated, world, post, tag))
    .sort((a, b) => (b.published_at ?? 0) - (a.published_at ?? 0));
  return sendPage(c, simulated, {
    title: `#${tag}`,
    body: html`<h1>#${tag}</h1>${showTimeline(world, posts, (post) => accounts.get(post.account))}`,
  });
}

const holdsTag = (simulated: SimulatedPlatform, world: World, post: Post, tag: string) =>
  simulated.splitText(world, post).some(({ text }) => text.toLowerCase() === `#${tag.toLowerCase()}`);

function sendNothing(c: Context<Env>, simulated: SimulatedPlatform, reason: string) {
  return sendPage(c, simulated, {
    title: 'Nothing here',
    status: 404,
    body: html`<h1>Nothing here</h1><p class="empty">${reason}</p><p><a href="/">All accounts</a></p>`,
  });
}
