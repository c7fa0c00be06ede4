import * as z from 'zod';
import { DAY, PLATFORMS, type Platform } from '../platform.ts';
import { type State, written } from './database.ts';
import { nextId } from './ids.ts';

const content = z.object({
  mediaType: z.enum(['TEXT', 'IMAGE', 'CAROUSEL']),
  text: z.string(),
  link: z.string().nullable(),
  media: z.array(z.string()),
  isCarouselItem: z.boolean(),
  details: z.record(z.string(), z.string()),
});
const storedContainer = z.object({
  id: z.string(),
  platform: z.enum(PLATFORMS),
  account: z.string(),
  content: z.string().transform((text) => content.parse(JSON.parse(text))),
  created_at: z.number(),
  ready_at: z.number(),
  failure: z.string().nullable(),
  post: z.string().nullable(),
});

/** What Instagram or Threads is asked to publish, prepared and not yet public. */
export type Container = z.infer<typeof storedContainer>;
export type ContainerContent = z.infer<typeof content>;
export type ContainerStatus = 'IN_PROGRESS' | 'FINISHED' | 'PUBLISHED' | 'ERROR' | 'EXPIRED';

export interface NewContainer {
  readonly platform: Platform;
  readonly account: string;
  readonly content: ContainerContent;
  readonly delayMs: number;
  readonly failure: string | null;
}

export function createContainer(state: State, container: NewContainer): Container {
  const id = nextId(state);
  const now = state.now();
  state.sql.run`
    INSERT INTO containers (id, platform, account, content, created_at, ready_at, failure)
    VALUES (${id}, ${container.platform}, ${container.account}, ${JSON.stringify(container.content)}, ${now},
            ${now + container.delayMs}, ${container.failure})`;
  return written(findContainer(state, id));
}

export function findContainer(state: State, id: string): Container | undefined {
  return storedContainer.optional().parse(state.sql.get`SELECT * FROM containers WHERE id = ${id}`);
}

/** Tells where a container stands now: published ones stay so, others expire after 24 hours. */
export function statusOf(state: State, container: Container): ContainerStatus {
  if (container.post !== null) return 'PUBLISHED';
  const age = state.now() - container.created_at;
  if (age >= DAY) return 'EXPIRED';
  if (state.now() < container.ready_at) return 'IN_PROGRESS';
  return container.failure === null ? 'FINISHED' : 'ERROR';
}

export function markPublished(state: State, id: string, post: string): void {
  state.sql.run`UPDATE containers SET post = ${post} WHERE id = ${id}`;
}

export function failContainer(state: State, id: string, failure: string): void {
  state.sql.run`UPDATE containers SET failure = ${failure}, ready_at = ${state.now()} WHERE id = ${id}`;
}

export function delayContainer(state: State, id: string, readyAt: number): void {
  state.sql.run`UPDATE containers SET ready_at = ${readyAt} WHERE id = ${id}`;
}

export function countContainers(state: State, platform: Platform, account: string, windowMs: number): number {
  const row = state.sql.get`
    SELECT count(*) AS n FROM containers
    WHERE platform = ${platform} AND account = ${account} AND created_at > ${state.now() - windowMs}`;
  return z.object({ n: z.number() }).parse(row).n;
}
