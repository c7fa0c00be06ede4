/** A program that opens an address only to show a preview of it. */
export interface PreviewFetcher {
  /** What its user agent contains, in lower case, and no browser's does: not even those inside the same apps. */
  readonly mark: string;
  readonly of: string;
  /** Where that is written. */
  readonly source: string;
}

const META = 'https://developers.facebook.com/docs/sharing/webmasters/web-crawlers/';
const SLACK = 'https://api.slack.com/robots';

/** What ua-parser-js lists as fetchers: programs that open one address on demand. */
const FETCHERS =
  'https://github.com/faisalman/ua-parser-js-docs/blob/main/docs/api/submodules/extensions/fetchers.md';

/**
 * Programs that look at each address in a post or message before anybody has opened it. What is not known here is
 * counted: pages say so.
 */
export const PREVIEW_FETCHERS: readonly PreviewFetcher[] = [
  { mark: 'facebookexternalhit', of: 'Facebook, Instagram, Threads and Messenger', source: META },
  { mark: 'twitterbot', of: 'X', source: FETCHERS },
  { mark: 'linkedinbot', of: 'LinkedIn', source: FETCHERS },
  { mark: 'slackbot', of: 'Slack', source: SLACK },
  { mark: 'slack-imgproxy', of: 'Slack', source: SLACK },
  { mark: 'discordbot', of: 'Discord', source: FETCHERS },
  { mark: 'telegrambot', of: 'Telegram', source: FETCHERS },
  { mark: 'whatsapp/', of: 'WhatsApp', source: FETCHERS },
  { mark: 'redditbot', of: 'Reddit', source: FETCHERS },
  { mark: 'pinterestbot', of: 'Pinterest', source: FETCHERS },
  { mark: 'mastodon/', of: 'Mastodon', source: FETCHERS },
  {
    mark: 'skypeuripreview',
    of: 'Teams and Skype',
    source: 'https://opengraphplus.com/consumers/teams/crawling',
  },
  {
    mark: 'bluesky cardyb',
    of: 'Bluesky',
    source: 'https://github.com/bluesky-social/social-app/issues/6521',
  },
];

/** Whether a user agent is that of a known preview fetcher. It is only looked at, and kept nowhere. */
export function isPreviewFetcher(userAgent: string): boolean {
  const plain = userAgent.toLowerCase();
  return PREVIEW_FETCHERS.some(({ mark }) => plain.includes(mark));
}
