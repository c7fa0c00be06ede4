import type { Publication, PublicationImage, Publisher } from '#ports/publisher.ts';
import type { ContainerCalls, ContainerReads } from '../container-calls.ts';
import { publishThroughContainer } from '../containers.ts';
import type { Dependencies } from '../dependencies.ts';
import { createGraph, type Graph } from '../graph.ts';
import { withUse } from '../graph-errors.ts';
import { readSince } from '../graph-list.ts';
import { findThroughContainer } from '../look-for-container.ts';
import { rejected } from '../outcomes.ts';
import { readQuota } from '../publishing-quota.ts';
import type { InstagramConfig } from './config.ts';
import { ERRORS, judgeFailure } from './errors.ts';
import { rules } from './rules.ts';
import { ContainerStatus, Created, ListedMedia, Permalink } from './schema.ts';

/** Publishes on Instagram, which fetches the picture from the publication's address. */
export function createInstagramPublisher(config: InstagramConfig, deps: Dependencies): Publisher {
  const openGraph = ({ credentials }: Publication): Graph =>
    createGraph({
      origin: config.apiOrigin,
      version: config.graphVersion,
      accessToken: credentials.accessToken,
      deadlines: deps.deadlines,
    });
  const createReads = (graph: Graph, publication: Publication): ContainerReads => ({
    name: rules.name,
    errors: ERRORS,
    read: (containerId) => graph.get(`/${containerId}`, { fields: 'status_code,status' }, ContainerStatus),
    listPosts: (since) =>
      readSince(
        graph,
        `/${publication.accountId}/media`,
        'id,caption,timestamp,permalink',
        ListedMedia,
        since,
      ),
    profile: new URL(`/${encodeURIComponent(publication.handle)}`, config.authorizeOrigin).href,
  });
  const createCalls = (
    graph: Graph,
    publication: Publication,
    { url, alt }: PublicationImage,
  ): ContainerCalls => ({
    ...createReads(graph, publication),
    create: () =>
      graph.post(
        `/${publication.accountId}/media`,
        { image_url: url, caption: publication.text, alt_text: alt },
        Created,
      ),
    publish: (containerId) =>
      graph.post(`/${publication.accountId}/media_publish`, { creation_id: containerId }, Created),
    readQuota: () => readQuota(graph, `/${publication.accountId}/content_publishing_limit`),
    readPermalink: (postId) => graph.get(`/${postId}`, { fields: 'permalink' }, Permalink),
    judgeFailure: (words) => judgeFailure(words, rules.name, deps.clock.now()),
  });
  return {
    platform: rules.platform,
    async publish(publication, journal) {
      const { image } = publication;
      if (!image) {
        return rejected('Instagram takes no post without a picture. Add one, then approve the post again.');
      }
      const graph = openGraph(publication);
      const calls = createCalls(graph, publication, image);
      const outcome = await publishThroughContainer(calls, publication, journal, deps);
      return withUse(outcome, graph, rules.name, deps.clock.now());
    },
    find(publication) {
      const calls = createReads(openGraph(publication), publication);
      return findThroughContainer({ calls, publication, clock: deps.clock });
    },
  };
}
