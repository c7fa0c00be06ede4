import { MEMBER_LIMITS, OFFICE_LIMITS } from '#core/import-offices/table.ts';
import { MOST_UPLOAD_BYTES } from '#ports/pictures.ts';
import type { Shell } from './shell.ts';

/** What a page says when there is no page. */
export interface Problem {
  readonly status: 403 | 404 | 413 | 500;
  readonly title: string;
  /** What happened and what to do. */
  readonly sentences: readonly string[];
}

export const FORBIDDEN: Problem = {
  status: 403,
  title: 'This was not accepted',
  sentences: [
    'Clarion could not tell that this came from its own page and your current session, so nothing was changed.',
    'Go back, load the page again and repeat what you did. If you were away for long, sign in first.',
  ],
};

export const NOT_ALLOWED: Problem = {
  status: 403,
  title: 'Your role does not allow this',
  sentences: ['Nothing was changed.', 'An owner of the office can give you the role that is needed.'],
};

export const NOT_FOUND: Problem = {
  status: 404,
  title: 'There is no page here',
  sentences: [
    'The address may be mistyped, or what it showed no longer exists.',
    'If you followed a link from another office, ask to be added to that office first.',
  ],
};

export const TOO_LARGE: Problem = {
  status: 413,
  title: 'This is too much to send at once',
  sentences: ['A form may hold up to 64 KB. Nothing was changed.', 'Go back and shorten what you entered.'],
};

/** The largest of the files that Clarion reads. */
export const MOST_FILE_BYTES = Math.max(OFFICE_LIMITS.maxBytes, MEMBER_LIMITS.maxBytes);

export const FILE_TOO_LARGE: Problem = {
  status: 413,
  title: 'This file is too large',
  sentences: [
    `A file may hold up to ${MOST_FILE_BYTES / 1_000_000} MB. Nothing was changed.`,
    'Go back and split it into several files with the same first row.',
  ],
};

export const IMAGE_TOO_LARGE: Problem = {
  status: 413,
  title: 'This image is too large',
  sentences: [
    `An image may hold up to ${MOST_UPLOAD_BYTES / 1_000_000} MB. Nothing was changed.`,
    'Go back and choose a smaller one, for instance saved 2,160 pixels wide.',
  ],
};

/** Bytes of a toolkit that come through at most; where a host takes less, its own limit holds. */
export const MOST_TOOLKIT_BYTES = 20_000_000;

export const TOOLKIT_TOO_LARGE: Problem = {
  status: 413,
  title: 'This toolkit is too large',
  sentences: [
    `A toolkit may hold up to ${MOST_TOOLKIT_BYTES / 1_000_000} MB. Nothing was read.`,
    'Go back and leave pictures out, or split it into several.',
  ],
};

export const BROKEN: Problem = {
  status: 500,
  title: 'Something went wrong on our side',
  sentences: [
    'Clarion has recorded the failure. Posts that are already scheduled still go out at their time.',
    'Before you repeat what you did, look under Posts whether it took effect.',
  ],
};

/** Logs a failure once and gives the code by which the visitor can ask about it. */
export function reportFailure(shell: Shell, request: { method: string; path: string }, error: Error): string {
  const reference = shell.chance.id().slice(0, 8).toUpperCase();
  shell.logFailure({ reference, method: request.method, path: withoutSecret(request.path), error });
  return reference;
}

/** A path as logs may keep it: whoever knows the address of a calendar feed can read it. */
function withoutSecret(path: string): string {
  return path.replace(/^\/calendars\/.*/s, '/calendars/…');
}
