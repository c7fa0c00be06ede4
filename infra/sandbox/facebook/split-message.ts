import { HASHTAG, hashtagPath, splitText, WEB_ADDRESS } from '../pages/split-text.ts';
import type { TextPart } from '../simulated-platform.ts';
import { findAccount } from '../state/accounts.ts';
import type { Post } from '../state/posts.ts';
import type { World } from '../world.ts';
import { renderMessage } from './mentions.ts';

/** Splits a message at its links, hashtags, and the Pages it mentions. */
export function splitMessage(world: World, post: Post): TextPart[] {
  const rendered = renderMessage(world.state, post.text_as_sent, true);
  const { text, tags } = rendered.ok ? rendered : { text: post.text, tags: [] };
  const parts: TextPart[] = [];
  let done = 0;
  for (const tag of tags) {
    parts.push(...splitPlain(text.slice(done, tag.offset)));
    const page = findAccount(world.state, 'facebook', tag.id);
    parts.push({ text: tag.name, ...(page && { href: `/${page.handle}` }) });
    done = tag.offset + tag.length;
  }
  return [...parts, ...splitPlain(text.slice(done))];
}

const splitPlain = (text: string) =>
  splitText(text, [
    { pattern: WEB_ADDRESS, href: (found) => found },
    { pattern: HASHTAG, href: hashtagPath },
  ]);
