import type { Publication, Publisher } from '#ports/publisher.ts';
import type { ContainerCalls } from '../container-calls.ts';
import { publishThroughContainer } from '../containers.ts';
import type { Dependencies } from '../dependencies.ts';
import { createGraph } from '../graph.ts';
import type { ThreadsConfig } from './config.ts';
import { ERRORS, judgeFailure } from './errors.ts';
import { rules } from './rules.ts';
import { ContainerStatus, Created, Permalink, PostList } from './schema.ts';

/** Publishes on Threads, which fetches the picture from the publication's address. */
export function createThreadsPublisher(config: ThreadsConfig, deps: Dependencies): Publisher {
  return {
    platform: rules.platform,
    publish: (publication, journal) =>
      publishThroughContainer(createCalls(config, deps, publication), publication, journal, deps),
  };
}

function createCalls(
  config: ThreadsConfig,
  { clock, deadlines }: Dependencies,
  publication: Publication,
): ContainerCalls {
  const { accountId, handle, text, image, credentials } = publication;
  const graph = createGraph({
    origin: config.apiOrigin,
    version: config.threadsVersion,
    accessToken: credentials.accessToken,
    deadlines,
  });
  const content = image
    ? { media_type: 'IMAGE', text, image_url: image.url, alt_text: image.alt }
    : { media_type: 'TEXT', text };
  return {
    name: rules.name,
    errors: ERRORS,
    create: () => graph.post(`/${accountId}/threads`, content, Created),
    read: (containerId) => graph.get(`/${containerId}`, { fields: 'status,error_message' }, ContainerStatus),
    publish: (containerId) =>
      graph.post(`/${accountId}/threads_publish`, { creation_id: containerId }, Created),
    readPermalink: (postId) => graph.get(`/${postId}`, { fields: 'permalink' }, Permalink),
    listPosts: () =>
      graph.get(`/${accountId}/threads`, { fields: 'id,text,timestamp,permalink', limit: '50' }, PostList),
    judgeFailure: (words) => judgeFailure(words, clock.now()),
    profile: new URL(`/@${encodeURIComponent(handle)}`, config.authorizeOrigin).href,
  };
}
