import type { TextRules } from '#core/text-rules.ts';
import { type Block, type DocumentLink, type Place, wordsOf } from './document.ts';
import type {
  DraftHandle,
  DraftImage,
  DraftLink,
  DraftOpEd,
  DraftPack,
  DraftPost,
  DraftPressRelease,
  DraftPrinciple,
  DraftSection,
  DraftText,
} from './draft-pack.ts';
import type { Finding } from './finding.ts';

export interface ReadContext {
  readonly rules: readonly TextRules[];
  /** The ids of the platforms that Clarion posts to. */
  readonly all: readonly string[];
}

/** A post as far as its own place tells; the rest follows from the whole toolkit. */
export type FoundPost = Omit<
  DraftPost,
  'template' | 'lengths' | 'voice' | 'hashtags' | 'mentions' | 'links'
> & {
  /** Addresses that hang on words of it. */
  readonly hung: readonly DocumentLink[];
};

export interface FoundAccount {
  readonly place: Place;
  readonly name: string;
  readonly role: string;
  readonly handles: readonly DraftHandle[];
  readonly guesses: readonly string[];
}

export interface FoundHashtag {
  readonly place: Place;
  readonly tag: string;
}

export type FoundLink = Omit<DraftLink, 'key' | 'url'>;

/** What the parts of a toolkit gave, before it is looked at as a whole. */
export interface Pieces {
  readonly sections: readonly DraftSection[];
  readonly posts: readonly FoundPost[];
  readonly talkingPoints: readonly DraftText[];
  readonly principles: readonly DraftPrinciple[];
  readonly accounts: readonly FoundAccount[];
  readonly hashtags: readonly FoundHashtag[];
  readonly links: readonly FoundLink[];
  readonly pressReleases: readonly DraftPressRelease[];
  readonly opEds: readonly DraftOpEd[];
  readonly images: readonly Omit<DraftImage, 'found'>[];
  readonly findings: readonly Finding[];
  readonly unread: DraftPack['unread'];
  readonly decoration: DraftPack['decoration'];
}

export const NO_PIECES: Pieces = {
  sections: [],
  posts: [],
  talkingPoints: [],
  principles: [],
  accounts: [],
  hashtags: [],
  links: [],
  pressReleases: [],
  opEds: [],
  images: [],
  findings: [],
  unread: [],
  decoration: [],
};

export function joinPieces(all: readonly Partial<Pieces>[]): Pieces {
  const collect = <K extends keyof Pieces>(key: K) =>
    all.flatMap((one) => (one[key] ?? []) as readonly Pieces[K][number][]);
  return {
    sections: collect('sections'),
    posts: collect('posts'),
    talkingPoints: collect('talkingPoints'),
    principles: collect('principles'),
    accounts: collect('accounts'),
    hashtags: collect('hashtags'),
    links: collect('links'),
    pressReleases: collect('pressReleases'),
    opEds: collect('opEds'),
    images: collect('images'),
    findings: collect('findings'),
    unread: collect('unread'),
    decoration: collect('decoration'),
  };
}

export function passageOf(block: Block) {
  return { place: block.place, text: wordsOf(block) };
}

export function leftUnread(block: Block, why: string) {
  return { ...passageOf(block), why };
}
