import type { Platform } from '#core/ids.ts';
import type { PlaceholderSource, PlaceholderType, Voice } from '#core/pack.ts';
import type { Place } from './document.ts';
import type { Finding } from './finding.ts';

/** A stretch of a document, as it stands there. */
export interface Passage {
  readonly place: Place;
  readonly text: string;
}

/** Something that was taken out of a document; whatever in it is not said there but supposed is among `guesses`. */
export interface Drafted {
  readonly place: Place;
  /** In sentences, for a person to confirm. */
  readonly guesses: readonly string[];
}

export interface DraftText extends Drafted {
  readonly text: string;
}

/** What a part of a toolkit is for. `other` is what no rule recognised. */
export type SectionRole =
  | 'posts'
  | 'accounts'
  | 'hashtags'
  | 'links'
  | 'media'
  | 'talking-points'
  | 'press-release'
  | 'op-ed'
  | 'principles'
  | 'contents'
  | 'background'
  | 'other';

export interface DraftSection extends Drafted {
  readonly title: string;
  /** Where its title stands; its `place` reaches to its end. */
  readonly headed: Place;
  readonly role: SectionRole;
  /** Prose that is kept as it stands: background, advice to whoever posts. */
  readonly prose: readonly Passage[];
}

export interface PlatformLength {
  readonly platform: Platform;
  /** As the platform counts. */
  readonly length: number;
  readonly max: number;
}

export interface DraftPost extends Drafted {
  /** The headings that it stands under, the outermost first. */
  readonly under: readonly string[];
  /** What the document calls it, such as “Post 1”. */
  readonly label?: string;
  /** As it stands, without conversion debris. */
  readonly text: string;
  /** The same in the syntax of a pack: placeholders, tags, links and hashtags as tokens. */
  readonly template: string;
  readonly platforms: readonly Platform[];
  /** Places that the document names and Clarion does not post to. */
  readonly elsewhere: readonly string[];
  readonly lengths: readonly PlatformLength[];
  readonly voice: Voice;
  readonly hashtags: readonly string[];
  readonly mentions: readonly string[];
  readonly links: readonly string[];
  readonly timeframe?: string;
  readonly topic?: string;
  readonly timeSensitive?: boolean;
  /** The name of a file. */
  readonly image?: string;
  readonly alt?: string;
}

/** Something to say, as it could be posted. Toolkits seldom say where: its platforms are those that it fits. */
export interface DraftPoint extends DraftText {
  readonly template: string;
  readonly platforms: readonly Platform[];
  readonly lengths: readonly PlatformLength[];
  readonly voice: Voice;
  readonly hashtags: readonly string[];
}

export type DraftHandle =
  | { readonly platform: Platform; readonly handle: string; readonly url?: string }
  | { readonly platform: Platform; readonly pageName: string; readonly slug?: string; readonly url?: string };

export interface DraftAccount extends Drafted {
  readonly key: string;
  readonly name: string;
  /** The heading that it stands under. */
  readonly role: string;
  readonly status: 'active' | 'expired';
  readonly handles: readonly DraftHandle[];
}

export interface DraftHashtag extends Drafted {
  /** Without `#`, as first written. */
  readonly tag: string;
  readonly listed: boolean;
  /** How many posts and talking points use it. */
  readonly uses: number;
  /** Where another pack has it switched off, why. */
  readonly offReason?: string;
}

export interface DraftLink extends Drafted {
  readonly key: string;
  /** As it stands in the document. */
  readonly written: string;
  /** With `https://`. */
  readonly url: string;
  readonly label: string;
}

export interface DraftPlaceholder extends Drafted {
  readonly key: string;
  readonly label: string;
  readonly type: PlaceholderType | 'media';
  readonly from?: PlaceholderSource;
  /** All the ways in which the document writes it, without brackets. */
  readonly aliases: readonly string[];
  readonly hint?: string;
  readonly uses: number;
}

/** Something in brackets that asks for several answers: [TITLE/NAME]. */
export interface DraftComposite extends Drafted {
  readonly written: string;
  /** Keys of placeholders, in the order in which they are written. */
  readonly keys: readonly string[];
  readonly uses: number;
}

export interface DraftPrinciple extends Drafted {
  readonly statement: string;
  readonly applications: readonly {
    readonly place: Place;
    readonly title: string;
    readonly text: string;
    readonly audience: 'officials' | 'associations';
  }[];
}

export type PressReleasePart =
  | 'logo'
  | 'contact'
  | 'date'
  | 'release-line'
  | 'headline'
  | 'dateline'
  | 'quote'
  | 'paragraph'
  | 'list-item'
  | 'about'
  | 'end';

export interface DraftPressRelease extends Drafted {
  readonly parts: readonly {
    readonly part: PressReleasePart;
    readonly text: string;
    readonly place: Place;
  }[];
}

export interface DraftOpEd extends Drafted {
  readonly outline: readonly { readonly depth: number; readonly text: string; readonly place: Place }[];
  readonly maxWords?: number;
}

export interface DraftImage extends Drafted {
  /** The name of a file; empty where the document holds the picture itself. */
  readonly file: string;
  readonly alt: string;
  /** Whether such a file came with the document. */
  readonly found: boolean;
}

/** What a toolkit holds, for a person to go through and make a pack of. Nothing in it is offered to any office. */
export interface DraftPack {
  readonly title: string;
  readonly sections: readonly DraftSection[];
  readonly posts: readonly DraftPost[];
  readonly talkingPoints: readonly DraftPoint[];
  readonly principles: readonly DraftPrinciple[];
  /** The principles and what is said of them, as they could be posted. Nobody wrote them for that. */
  readonly sayings: readonly DraftPoint[];
  readonly accounts: readonly DraftAccount[];
  readonly hashtags: readonly DraftHashtag[];
  readonly links: readonly DraftLink[];
  readonly placeholders: readonly DraftPlaceholder[];
  readonly composites: readonly DraftComposite[];
  readonly pressReleases: readonly DraftPressRelease[];
  readonly opEds: readonly DraftOpEd[];
  readonly images: readonly DraftImage[];
  readonly findings: readonly Finding[];
  /** What no rule understood, and why. Nothing of it is in the draft. */
  readonly unread: readonly (Passage & { readonly why: string })[];
  /** What was left out because it says nothing: rules, page numbers, contents, what stands there already. */
  readonly decoration: readonly (Passage & { readonly why: string })[];
}
