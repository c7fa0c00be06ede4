import type { ImportId } from '#core/import-offices/stored-import.ts';
import type { Scope } from '#core/member.ts';
import { packsPath } from './pack-paths.ts';

/** Where a toolkit is given to Clarion; with an id, where one that was read is gone through and saved. */
export function toolkitPath(scope: Scope, id?: ImportId): string {
  return packsPath(scope, id === undefined ? '/import' : `/import/${id}`);
}

/** A picture that came with a toolkit, by its place among them. */
export function toolkitPicturePath(scope: Scope, id: ImportId, at: number): string {
  return `${toolkitPath(scope, id)}/pictures/${at}`;
}

const TOOLKIT = /^\/(?:offices|associations)\/[^/]+\/packs\/import$/;
const REVIEW = /^\/(?:offices|associations)\/[^/]+\/packs\/import\/[^/]+$/;

/** Whether a toolkit may come with a form that is sent to this path. */
export function takesToolkit(path: string): boolean {
  return TOOLKIT.test(path);
}

/** Whether this path takes what somebody says about every post of a toolkit: more than other forms hold. */
export function takesToolkitReview(path: string): boolean {
  return REVIEW.test(path);
}
