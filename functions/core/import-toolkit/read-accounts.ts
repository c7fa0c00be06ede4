import { Platform } from '#core/ids.ts';
import { handlesIn } from './addresses.ts';
import { isText, type TextBlock } from './document.ts';
import type { DraftHandle, Passage } from './draft-pack.ts';
import type { Finding } from './finding.ts';
import type { Section } from './outline.ts';
import { type FoundAccount, leftUnread, type Pieces, passageOf, type ReadContext } from './pieces.ts';
import { readPlatforms, readProfile } from './platform-names.ts';
import { sectionOf } from './read-prose.ts';

/** Whom to tag: each line names a platform under a name, or a name with its handle. */
export function readAccounts(section: Section, context: ReadContext): Partial<Pieces> {
  const accounts: FoundAccount[] = [];
  const findings: Finding[] = [];
  const unread: Pieces['unread'][number][] = [];
  const prose: Passage[] = [];
  let heading =
    section.under.length > 1 || !/\b(?:accounts?|handles?|tags?|follow|mentions?)\b/i.test(section.title)
      ? section.title
      : '';
  for (const block of section.blocks) {
    if (!isText(block)) continue;
    const found = readLine(block, heading, section, context, findings);
    if (found) {
      accounts.push(found);
      if (saysMore(block.text, found, context)) prose.push(passageOf(block));
    } else if (block.kind === 'paragraph' && block.text.length <= 60 && !/[@.!?]/.test(block.text)) {
      heading = block.text.replace(/:$/, '');
      prose.push(passageOf(block));
    } else unread.push(leftUnread(block, 'No handle of a platform was found in it.'));
  }
  return { accounts, findings, unread, sections: [sectionOf(section, prose)] };
}

/** Whether a line says anything beside a name, its platforms and handles: such words must not get lost. */
function saysMore(text: string, { name, handles }: FoundAccount, { all }: ReadContext): boolean {
  const pages = handles.flatMap((one) => ('pageName' in one ? [one.pageName] : []));
  const rest = [name, ...pages]
    .reduce((left, known) => left.replace(known, ' '), text)
    .replaceAll(/@[\w.]+/g, ' ');
  return /\p{L}/u.test(rest) && !readPlatforms(rest, all).only;
}

function readLine(
  block: TextBlock,
  heading: string,
  section: Section,
  { all }: ReadContext,
  findings: Finding[],
): FoundAccount | undefined {
  const { text, links, place } = block;
  const [, before = '', after = ''] = /^([^:@\n]{1,80}?)\s*(?::|\s[–—-]\s|(?=\s@))\s*([\s\S]*)$/.exec(
    text,
  ) ?? [undefined, '', text];
  const label = readPlatforms(before, all);
  const handles = handlesIn(text);
  const profiles = links
    .flatMap(({ url }) => ({ url, ...readProfile(url) }))
    .filter((one) => one.platform !== undefined);
  const isLabel = label.only;
  const name = isLabel ? heading : before.trim();
  const said = [
    ...new Set([
      ...(isLabel ? label.platforms : []),
      ...readPlatforms(after.replaceAll(/@[\w.]+/g, ' '), all).platforms,
      ...(isLabel ? [] : profiles.map(({ platform }) => platform ?? '')),
    ]),
  ];
  const platforms = said.length > 0 ? said : section.platforms.platforms;
  if (handles.length === 0) {
    // A page that has a name and no handle.
    if (!isLabel || after.trim() === '' || label.platforms.length === 0) return undefined;
    return {
      place,
      name,
      role: section.title,
      guesses: [],
      handles: pagesOf(after.trim(), label.platforms, profiles),
    };
  }
  const guesses: string[] = [];
  const [handle = ''] = handles;
  if (isLabel && heading === '') guesses.push(`Whose handle @${handle} is, the document does not say.`);
  if (platforms.length === 0) {
    findings.push({
      kind: 'platform-unknown',
      places: [place],
      words: `@${handle}`,
      message: `The document does not say on which platform @${handle} is. Look it up; a handle is never borrowed from another platform.`,
    });
  }
  for (const platform of platforms) {
    const shown = profiles.map((profile) => profile.platform);
    if (platforms.length < 2 || shown.length === 0 || shown.includes(platform)) continue;
    findings.push({
      kind: 'handle-unconfirmed',
      places: [place],
      words: `@${handle}`,
      platform: Platform.parse(platform),
      message: `@${handle} stands for several platforms, and no address shows that it is right on this one. Look it up.`,
    });
  }
  return {
    place,
    name: name === '' ? `@${handle}` : name,
    role: section.title,
    guesses,
    handles: handles.flatMap((one) =>
      platforms.map((id): DraftHandle => {
        const url = profiles.find(({ platform }) => platform === id)?.url;
        return { platform: Platform.parse(id), handle: one, ...(url !== undefined && { url }) };
      }),
    ),
  };
}

function pagesOf(
  pageName: string,
  platforms: readonly string[],
  profiles: readonly { readonly url: string; readonly platform?: string; readonly name?: string }[],
): readonly DraftHandle[] {
  return platforms.map((id) => {
    const profile = profiles.find(({ platform }) => platform === id);
    const slug = profile?.name === '' ? undefined : profile?.name;
    return {
      platform: Platform.parse(id),
      pageName,
      ...(slug !== undefined && { slug }),
      ...(profile && { url: profile.url }),
    };
  });
}
