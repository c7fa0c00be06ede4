import { readFileSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';

/** What stands in the table of a campaign, read by a scan of all of it: nothing of Clarion's own reading is used. */
export interface Rows {
  readonly offers: readonly OfferRow[];
  readonly posts: readonly PostRow[];
}

const OfferRow = z.object({
  officeId: z.string(),
  state: z.string(),
  deadline: z.string(),
  answer: z.unknown().optional(),
});
export type OfferRow = z.infer<typeof OfferRow>;

const PostRow = z.object({
  id: z.string(),
  officeId: z.string(),
  state: z.string(),
  text: z.string(),
  source: z.object({ messageId: z.string() }),
  slot: z.object({ due: z.string() }),
  receipt: z.object({ permalink: z.string(), publishedAt: z.string() }).optional(),
});
export type PostRow = z.infer<typeof PostRow>;

export interface Table {
  read(campaignId: string): Promise<Rows>;
  close(): void;
}

/** Opens the table of the host that runs. Its engine's address is told to nobody, so it is read from its command line. */
export function openTable(pidFile: string): Table {
  const words = readFileSync(`/proc/${readFileSync(pidFile, 'utf8').trim()}/cmdline`, 'utf8').split('\0');
  const after = (word: string) => words[words.indexOf(word) + 1] ?? '';
  const client = new DynamoDBClient({
    endpoint: `http://${after('--host')}:${after('--port')}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const documents = DynamoDBDocumentClient.from(client);
  return {
    read: async (campaignId) => {
      const items = await scan(documents);
      const isOf = (prefix: string) => (item: Item) =>
        item.sk.startsWith(prefix) && item.campaignId === campaignId;
      return {
        offers: items.filter(isOf('OFFER#')).map((item) => OfferRow.parse(item)),
        posts: items.filter(isOf('POST#')).map((item) => PostRow.parse(item)),
      };
    },
    close: () => client.destroy(),
  };
}

const Item = z.looseObject({ sk: z.string(), campaignId: z.string().optional() });
type Item = z.infer<typeof Item>;

async function scan(documents: DynamoDBDocumentClient): Promise<readonly Item[]> {
  const items: Item[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const page = await documents.send(
      new ScanCommand({ TableName: 'clarion', ConsistentRead: true, ExclusiveStartKey: from }),
    );
    items.push(...(page.Items ?? []).map((item) => Item.parse(item)));
    from = page.LastEvaluatedKey;
  } while (from);
  return items;
}

const Accepted = z.object({
  platform: z.string(),
  account: z.object({ handle: z.string() }),
  text: z.string(),
  published: z.boolean(),
  publishedAt: z.string().nullable(),
  permalink: z.string(),
});
/** A post as the platform has it. */
export type Accepted = z.infer<typeof Accepted>;

/** Everything public that the platforms have of some accounts. */
export async function readSandbox(
  sandbox: string,
  handles: ReadonlySet<string>,
): Promise<readonly Accepted[]> {
  const answer = await fetch(`${sandbox}/_/posts`);
  const { posts } = z.object({ posts: z.array(Accepted) }).parse(await answer.json());
  return posts.filter(({ account, published }) => published && handles.has(account.handle));
}
