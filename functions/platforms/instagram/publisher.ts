import type { Publication, PublicationImage, Publisher } from '#ports/publisher.ts';
import type { ContainerCalls } from '../container-calls.ts';
import { publishThroughContainer } from '../containers.ts';
import type { Dependencies } from '../dependencies.ts';
import { createGraph } from '../graph.ts';
import { rejected } from '../outcomes.ts';
import type { InstagramConfig } from './config.ts';
import { ERRORS, judgeFailure } from './errors.ts';
import { rules } from './rules.ts';
import { ContainerStatus, Created, MediaList, Permalink } from './schema.ts';

/** Publishes on Instagram, which fetches the picture from the publication's address. */
export function createInstagramPublisher(config: InstagramConfig, deps: Dependencies): Publisher {
  return {
    platform: rules.platform,
    async publish(publication, journal) {
      const { image } = publication;
      if (!image) {
        return rejected('Instagram takes no post without a picture. Add one, then approve the post again.');
      }
      return publishThroughContainer(
        createCalls(config, deps, publication, image),
        publication,
        journal,
        deps,
      );
    },
  };
}

function createCalls(
  config: InstagramConfig,
  { clock, deadlines }: Dependencies,
  { accountId, handle, text, credentials }: Publication,
  image: PublicationImage,
): ContainerCalls {
  const graph = createGraph({
    origin: config.apiOrigin,
    version: config.graphVersion,
    accessToken: credentials.accessToken,
    deadlines,
  });
  return {
    name: rules.name,
    errors: ERRORS,
    create: () =>
      graph.post(
        `/${accountId}/media`,
        { image_url: image.url, caption: text, alt_text: image.alt },
        Created,
      ),
    read: (containerId) => graph.get(`/${containerId}`, { fields: 'status_code,status' }, ContainerStatus),
    publish: (containerId) =>
      graph.post(`/${accountId}/media_publish`, { creation_id: containerId }, Created),
    readPermalink: (postId) => graph.get(`/${postId}`, { fields: 'permalink' }, Permalink),
    listPosts: () =>
      graph.get(`/${accountId}/media`, { fields: 'id,caption,timestamp,permalink', limit: '50' }, MediaList),
    judgeFailure: (words) => judgeFailure(words, rules.name, clock.now()),
    profile: new URL(`/${encodeURIComponent(handle)}`, config.authorizeOrigin).href,
  };
}
