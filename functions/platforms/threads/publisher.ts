import type { Publication, Publisher } from '#ports/publisher.ts';
import type { ContainerCalls, ContainerReads } from '../container-calls.ts';
import { publishThroughContainer } from '../containers.ts';
import type { Dependencies } from '../dependencies.ts';
import { createGraph, type Graph } from '../graph.ts';
import { withUse } from '../graph-errors.ts';
import { readSince } from '../graph-list.ts';
import { findThroughContainer } from '../look-for-container.ts';
import { readQuota } from '../publishing-quota.ts';
import type { ThreadsConfig } from './config.ts';
import { ERRORS, judgeFailure } from './errors.ts';
import { rules } from './rules.ts';
import { ContainerStatus, Created, ListedThread, Permalink } from './schema.ts';

/** Publishes on Threads, which fetches the picture from the publication's address. */
export function createThreadsPublisher(config: ThreadsConfig, deps: Dependencies): Publisher {
  const openGraph = ({ credentials }: Publication): Graph =>
    createGraph({
      origin: config.apiOrigin,
      version: config.threadsVersion,
      accessToken: credentials.accessToken,
      deadlines: deps.deadlines,
    });
  const createReads = (graph: Graph, { accountId, handle }: Publication): ContainerReads => ({
    name: rules.name,
    errors: ERRORS,
    read: (containerId) => graph.get(`/${containerId}`, { fields: 'status,error_message' }, ContainerStatus),
    listPosts: (since) =>
      readSince(graph, `/${accountId}/threads`, 'id,text,timestamp,permalink', ListedThread, since),
    profile: new URL(`/@${encodeURIComponent(handle)}`, config.authorizeOrigin).href,
  });
  const createCalls = (graph: Graph, publication: Publication): ContainerCalls => {
    const { accountId, text, image } = publication;
    const content = image
      ? { media_type: 'IMAGE', text, image_url: image.url, alt_text: image.alt }
      : { media_type: 'TEXT', text };
    return {
      ...createReads(graph, publication),
      create: () => graph.post(`/${accountId}/threads`, content, Created),
      publish: (containerId) =>
        graph.post(`/${accountId}/threads_publish`, { creation_id: containerId }, Created),
      readQuota: () => readQuota(graph, `/${accountId}/threads_publishing_limit`),
      readPermalink: (postId) => graph.get(`/${postId}`, { fields: 'permalink' }, Permalink),
      judgeFailure: (words) => judgeFailure(words, deps.clock.now()),
    };
  };
  return {
    platform: rules.platform,
    async publish(publication, journal) {
      const graph = openGraph(publication);
      const calls = createCalls(graph, publication);
      const outcome = await publishThroughContainer(calls, publication, journal, deps);
      return withUse(outcome, graph, rules.name, deps.clock.now());
    },
    find(publication) {
      const calls = createReads(openGraph(publication), publication);
      return findThroughContainer({ calls, publication, clock: deps.clock });
    },
  };
}
