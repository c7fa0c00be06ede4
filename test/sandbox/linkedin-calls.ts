import { type Answer, CONTAINER_DELAY_MS, call, type Harness, type Payload, picture } from './harness.ts';

export const HEADERS = { 'linkedin-version': '202609', 'x-restli-protocol-version': '2.0.0' };

/** An organization on the simulated LinkedIn, and the calls that its administrator's token can make. */
export interface Company {
  readonly id: string;
  readonly urn: string;
  readonly token: string;
  rest(method: string, path: string, payload?: Payload): Promise<Answer>;
  /** Sends a post that is right in everything that `change` does not name. */
  post(change?: object): Promise<Answer>;
  initialize(): Promise<{ uploadUrl: string; image: string; uploadUrlExpiresAt: number }>;
  /** Gives the URN of an image that is ready to be posted. */
  image(): Promise<string>;
}

export async function openCompany(sandbox: Harness, handle: string, more: object = {}): Promise<Company> {
  const id = await sandbox.account('linkedin', handle, more);
  const token = await sandbox.token('linkedin', id);
  const urn = `urn:li:organization:${id}`;
  const rest: Company['rest'] = (method, path, payload = {}) =>
    call(method, `${sandbox.at.linkedin}/rest/${path}`, {
      token,
      ...payload,
      headers: { ...HEADERS, ...payload.headers },
    });
  const initialize: Company['initialize'] = async () => {
    const json = { initializeUploadRequest: { owner: urn } };
    return (await rest('POST', 'images?action=initializeUpload', { json })).body.value;
  };
  return {
    id,
    urn,
    token,
    rest,
    post: (change) => rest('POST', 'posts', { json: newPost(urn, change) }),
    initialize,
    async image() {
      const { uploadUrl, image } = await initialize();
      await upload(uploadUrl, await picture(400, 300).jpeg().toBuffer());
      sandbox.advance(CONTAINER_DELAY_MS);
      return image;
    },
  };
}

export const newPost = (author: string, change: object = {}) => ({
  author,
  commentary: 'Polls open at 7.',
  visibility: 'PUBLIC',
  distribution: { feedDistribution: 'MAIN_FEED', targetEntities: [], thirdPartyDistributionChannels: [] },
  lifecycleState: 'PUBLISHED',
  isReshareDisabledByAuthor: false,
  ...change,
});

export const upload = async (address: string, bytes: Buffer): Promise<number> =>
  (await fetch(address, { method: 'PUT', body: new Uint8Array(bytes) })).status;

export const idOf = (answer: Answer): string => answer.headers.get('x-restli-id') ?? '';
