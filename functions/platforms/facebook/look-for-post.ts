import type { Publication } from '#ports/publisher.ts';
import { foldText } from '../fold-text.ts';
import type { Graph, GraphReply } from '../graph.ts';
import { readSince } from '../graph-list.ts';
import { sentSince } from '../sending.ts';
import { PAGE_POST_FIELDS, PagePost } from './schema.ts';
import { writeMentions } from './write-mentions.ts';

/** What Facebook shows of a post. */
export type Sight =
  | { readonly kind: 'public'; readonly post: PagePost }
  /** Made, and seen by nobody but the page's editors. */
  | { readonly kind: 'prepared'; readonly postId: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'hidden'; readonly reply: Exclude<GraphReply<unknown>, { kind: 'ok' }> };

export function readPost(graph: Graph, postId: string): Promise<GraphReply<PagePost>> {
  return graph.get(`/${postId}`, { fields: PAGE_POST_FIELDS }, PagePost);
}

/** Looks for the post of earlier attempts by its number, else among the page's posts. Only reads. */
export async function lookForPost(graph: Graph, publication: Publication): Promise<Sight> {
  const { postId } = publication.progress;
  if (!postId) return lookInFeed(graph, publication);
  const read = await readPost(graph, postId);
  if (read.kind === 'ok') {
    return read.value.isPublished ? { kind: 'public', post: read.value } : { kind: 'prepared', postId };
  }
  const isGone = read.kind === 'error' && read.error.code === 100;
  return isGone ? lookInFeed(graph, publication) : { kind: 'hidden', reply: read };
}

async function lookInFeed(graph: Graph, publication: Publication): Promise<Sight> {
  const { accountId, text, mentions } = publication;
  const since = sentSince(publication);
  const listed = await readSince(graph, `/${accountId}/feed`, PAGE_POST_FIELDS, PagePost, since);
  if (listed.kind !== 'ok') return { kind: 'hidden', reply: listed };
  const wanted = patternOf(writeMentions(text, mentions));
  const [post] = listed.value
    .filter(({ isPublished, message }) => isPublished && wanted.test(foldText(message)))
    .sort((a, b) => a.publishedAt.localeCompare(b.publishedAt));
  return post ? { kind: 'public', post } : { kind: 'absent' };
}

/** What Facebook shows of a text: where it mentions a page by number, the name that this page gives itself. */
function patternOf(written: string): RegExp {
  const parts = foldText(written)
    .split(/@\[\d+\]/)
    .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('.+')}$`, 'u');
}
