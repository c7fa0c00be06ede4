import { html } from 'hono/html';
import { SIMULATED } from '../platforms.ts';
import type { TextPart } from '../simulated-platform.ts';
import type { Account } from '../state/accounts.ts';
import type { Post, PostImage } from '../state/posts.ts';
import type { World } from '../world.ts';
import { writeAge, writeInstant } from './instant.ts';
import type { Markup } from './layout.ts';

/** Two letters in place of a picture; said by the name beside it, so hidden from assistive technology. */
export function showAvatar(account: Account): Markup {
  const initials = account.name
    .split(/\s+/)
    .map((word) => word.charAt(0))
    .join('')
    .slice(0, 2)
    .toUpperCase();
  return html`<span class="avatar" aria-hidden="true">${initials}</span>`;
}

/** Shows one published post as the public sees it. */
export function showPost(world: World, account: Account, post: Post): Markup {
  const simulated = SIMULATED[post.platform];
  const at = post.published_at ?? post.created_at;
  const permalink = simulated.permalinkPath(account, post);
  const text = simulated.splitText(world, post);
  return html`<article aria-label="${account.name}, ${writeInstant(at)}">
<div class="byline">
${showAvatar(account)}
<p><a class="name" href="${simulated.profilePath(account.handle)}">${account.name}</a>
<span class="handle">@${account.handle}</span>
${post.details.topic ? html`<span class="topic">${post.details.topic}</span>` : ''}
<a class="when" href="${permalink}"><time datetime="${new Date(at).toISOString()}">${writeAge(at, world.state.now())} · ${writeInstant(at)}</time></a></p>
</div>
${text.length > 0 ? html`<p class="text">${text.map(showPart)}</p>` : ''}
${post.images.length > 0 ? html`<div class="images count-${post.images.length}">${post.images.map(showImage)}</div>` : ''}
${post.link === null ? '' : html`<p class="link-card"><a href="${post.link}" rel="nofollow noreferrer">${post.link}</a></p>`}
</article>`;
}

function showPart({ text, href }: TextPart): Markup {
  return href === undefined ? html`${text}` : html`<a href="${href}" rel="nofollow noreferrer">${text}</a>`;
}

function showImage(image: PostImage, index: number): Markup {
  const label = `image ${index + 1}`;
  return html`<figure>
<img src="/_/media/${image.media}" width="${image.width}" height="${image.height}" alt="${image.alt}">
${
  image.alt === ''
    ? html`<figcaption class="no-alt">No alternative text</figcaption>`
    : html`<figcaption><details><summary>ALT<span class="unseen"> text of ${label}</span></summary><p>${image.alt}</p></details></figcaption>`
}
</figure>`;
}
