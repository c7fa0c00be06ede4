import { CLIENT } from './consent-form.ts';
import { CONTAINER_DELAY_MS, call, type Harness, type Payload, type Platform } from './harness.ts';
import { HEADERS, newPost } from './linkedin-calls.ts';

/** One request, ready to be sent: everything it needs has been prepared. */
export interface Prepared {
  readonly method: string;
  readonly url: string;
  readonly payload: Payload;
}

export interface Office {
  readonly sandbox: Harness;
  readonly id: string;
  readonly token: string;
  /** An address of a JPEG. */
  readonly image: string;
  /** An encoded image for X. */
  readonly base64: string;
}

type Prepare = (office: Office) => Promise<Prepared>;

let serial = 0;
const fresh = () => {
  serial += 1;
  return `Text number ${serial}`;
};

const toX = (method: string, path: string, json?: object) => (office: Office) => ({
  method,
  url: `${office.sandbox.at.x}/2/${path.replace(':me', office.id)}`,
  payload: { token: office.token, ...(json && { json }) },
});

const toGraph =
  (platform: 'facebook' | 'instagram' | 'threads') =>
  (office: Office, method: string, path: string, json?: object) => {
    const prefix = platform === 'threads' ? 'v1.0' : 'v26.0';
    return {
      method,
      url: `${office.sandbox.at[platform]}/${prefix}/${path}`,
      payload: { token: office.token, ...(json && { json }) },
    };
  };

async function send({ method, url, payload }: Prepared) {
  const { status, body } = await call(method, url, payload);
  if (status >= 300) throw new Error(`preparing ${url}: ${JSON.stringify(body)}`);
  return body;
}

const xUpload = async (office: Office) =>
  toX('POST', 'media/upload', { media: office.base64, media_category: 'tweet_image' })(office);

const facebook = toGraph('facebook');
const unpublished = async (office: Office) =>
  (await send(facebook(office, 'POST', 'me/feed', { message: fresh(), published: false }))).id;

const toLinkedIn = (office: Office, method: string, path: string, json?: object) => ({
  method,
  url: `${office.sandbox.at.linkedin}/rest/${path}`,
  payload: { token: office.token, headers: HEADERS, ...(json && { json }) },
});

const organization = ({ id }: Office) => `urn:li:organization:${id}`;
const newLinkedInPost = (office: Office) =>
  toLinkedIn(office, 'POST', 'posts', newPost(organization(office), { commentary: fresh() }));
const newImage = (office: Office) =>
  toLinkedIn(office, 'POST', 'images?action=initializeUpload', {
    initializeUploadRequest: { owner: organization(office) },
  });

/** How each operation of Instagram and Threads is done. */
function profileOperations(platform: 'instagram' | 'threads'): Record<string, Prepare> {
  const graph = toGraph(platform);
  const [create, publish, list] =
    platform === 'instagram'
      ? ['media', 'media_publish', 'media']
      : ['threads', 'threads_publish', 'threads'];
  const content = (office: Office) =>
    platform === 'instagram'
      ? { image_url: office.image, caption: fresh() }
      : { media_type: 'TEXT', text: fresh() };
  const container = async (office: Office) =>
    (await send(graph(office, 'POST', `me/${create}`, content(office)))).id;
  const finished = async (office: Office) => {
    const id = await container(office);
    office.sandbox.advance(CONTAINER_DELAY_MS);
    return id;
  };
  const published = async (office: Office) => {
    const creation_id = await finished(office);
    return (await send(graph(office, 'POST', `me/${publish}`, { creation_id }))).id;
  };
  return {
    'create-container': async (office) => graph(office, 'POST', `me/${create}`, content(office)),
    'read-container': async (office) => graph(office, 'GET', await container(office)),
    publish: async (office) =>
      graph(office, 'POST', `me/${publish}`, { creation_id: await finished(office) }),
    'read-post': async (office) => graph(office, 'GET', await published(office)),
    'read-reach': async (office) => graph(office, 'GET', `${await published(office)}/insights?metric=views`),
    'list-posts': async (office) => graph(office, 'GET', `me/${list}`),
    me: async (office) => graph(office, 'GET', 'me'),
    token: async (office) => {
      const grant_type = platform === 'instagram' ? 'ig_refresh_token' : 'th_refresh_token';
      office.sandbox.advance(86_400_000);
      const query = new URLSearchParams({ grant_type, access_token: office.token });
      return {
        method: 'GET',
        url: `${office.sandbox.at[platform]}/refresh_access_token?${query}`,
        payload: {},
      };
    },
  };
}

/** One way to do every operation that a fault can be ordered for. */
export const OPERATIONS: Readonly<Record<Platform, Readonly<Record<string, Prepare>>>> = {
  x: {
    'create-post': async (office) => toX('POST', 'tweets', { text: fresh() })(office),
    'upload-media': xUpload,
    'media-metadata': async (office) => {
      const { id } = (await send(await xUpload(office))).data;
      return toX('POST', 'media/metadata', { id, metadata: { alt_text: { text: fresh() } } })(office);
    },
    'read-post': async (office) => {
      const { id } = (await send(toX('POST', 'tweets', { text: fresh() })(office))).data;
      return toX('GET', `tweets/${id}`)(office);
    },
    'list-posts': async (office) => toX('GET', 'users/:me/tweets')(office),
    me: async (office) => toX('GET', 'users/me')(office),
    token: async (office) => {
      const json = { platform: 'x', account: office.id };
      const { body } = await call('POST', `${office.sandbox.at.x}/_/tokens`, { json });
      const basic = Buffer.from(`${CLIENT.client_id}:${CLIENT.client_secret}`).toString('base64');
      return {
        method: 'POST',
        url: `${office.sandbox.at.x}/2/oauth2/token`,
        payload: {
          form: { grant_type: 'refresh_token', refresh_token: body.refresh_token },
          headers: { authorization: `Basic ${basic}` },
        },
      };
    },
  },
  facebook: {
    'create-post': async (office) => facebook(office, 'POST', 'me/feed', { message: fresh() }),
    publish: async (office) => facebook(office, 'POST', await unpublished(office), { is_published: true }),
    'upload-media': async (office) =>
      facebook(office, 'POST', 'me/photos', { url: office.image, published: false }),
    'read-post': async (office) => facebook(office, 'GET', await unpublished(office)),
    'read-reach': async (office) =>
      facebook(office, 'GET', `${await unpublished(office)}/insights?metric=post_media_view`),
    'list-posts': async (office) => facebook(office, 'GET', 'me/feed'),
    me: async (office) => facebook(office, 'GET', 'me'),
    token: async (office) =>
      facebook(
        office,
        'GET',
        `debug_token?input_token=${office.token}&access_token=${CLIENT.client_id}|${CLIENT.client_secret}`,
      ),
  },
  instagram: profileOperations('instagram'),
  threads: profileOperations('threads'),
  linkedin: {
    'create-post': async (office) => newLinkedInPost(office),
    'upload-media': async (office) => newImage(office),
    'read-container': async (office) => {
      const { image } = (await send(newImage(office))).value;
      return toLinkedIn(office, 'GET', `images/${encodeURIComponent(image)}`);
    },
    'read-post': async (office) => {
      const { url, payload } = newLinkedInPost(office);
      const urn = (await call('POST', url, payload)).headers.get('x-restli-id') ?? '';
      return toLinkedIn(office, 'GET', `posts/${encodeURIComponent(urn)}`);
    },
    'list-posts': async (office) =>
      toLinkedIn(office, 'GET', `posts?q=author&author=${encodeURIComponent(organization(office))}`),
    'read-reach': async (office) => {
      const entity = encodeURIComponent(organization(office));
      return toLinkedIn(
        office,
        'GET',
        `organizationalEntityShareStatistics?q=organizationalEntity&organizationalEntity=${entity}`,
      );
    },
    me: async (office) => toLinkedIn(office, 'GET', 'organizationAcls?q=roleAssignee'),
    token: async (office) => {
      const json = { platform: 'linkedin', account: office.id };
      const { body } = await call('POST', `${office.sandbox.at.linkedin}/_/tokens`, { json });
      return {
        method: 'POST',
        url: `${office.sandbox.at.linkedin}/oauth/v2/accessToken`,
        payload: { form: { ...CLIENT, grant_type: 'refresh_token', refresh_token: body.refresh_token } },
      };
    },
  },
};
