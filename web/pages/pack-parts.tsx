import type { Scope } from '#core/member.ts';
import type { Handle, Pack, Tag } from '#core/pack.ts';
import type { TextRules } from '#core/text-rules.ts';
import { DataTable } from '../components/data-table.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import { placeMediaPath } from '../pack-paths.ts';
import { describeDate } from './describe-date.ts';

export interface PackPartsProps {
  readonly scope: Scope;
  readonly pack: Pack;
  readonly rules: readonly TextRules[];
}

/** What a pack's messages are made of: hashtags, tags, links and pictures. */
export const PackParts = ({ scope, pack, rules }: PackPartsProps) => (
  <>
    <Hashtags pack={pack} />
    <Tags pack={pack} rules={rules} />
    {pack.links.length === 0 ? null : (
      <section aria-labelledby="links">
        <h2 id="links">Links</h2>
        <ul class="plain-list">
          {pack.links.map(({ label, url }) => (
            <li>
              {label}: <a href={url}>{url}</a>
            </li>
          ))}
        </ul>
      </section>
    )}
    <Pictures scope={scope} pack={pack} />
    <section aria-labelledby="origin">
      <h2 id="origin">Where this pack comes from</h2>
      <SummaryList
        entries={[
          { label: 'Source', value: pack.source },
          { label: 'License', value: pack.license },
          { label: 'Version', value: pack.version },
          { label: 'Review by', value: describeDate(pack.review_by) },
        ]}
      />
    </section>
  </>
);

const Hashtags = ({ pack }: { pack: Pack }) =>
  pack.hashtags.length === 0 ? null : (
    <section aria-labelledby="hashtags">
      <h2 id="hashtags">Hashtags</h2>
      <DataTable
        caption="Hashtags of this pack"
        captionHidden
        rows={pack.hashtags}
        columns={[
          { label: 'Hashtag', cell: ({ tag }) => `#${tag}` },
          { label: 'At first', cell: ({ status }) => (status === 'on' ? 'Chosen' : 'Not chosen') },
          { label: 'Why', cell: ({ reason }) => reason ?? 'Part of the pack’s topic.' },
        ]}
      />
    </section>
  );

const Tags = ({ pack, rules }: Omit<PackPartsProps, 'scope'>) => {
  const active = pack.tags.filter(({ status }) => status === 'active');
  const expired = pack.tags.filter(({ status }) => status === 'expired');
  return (
    <section aria-labelledby="tags">
      <h2 id="tags">Tags</h2>
      {active.length === 0 ? (
        <p>The messages of this pack tag nobody.</p>
      ) : (
        <>
          <p>Whom the messages tag. A handle is only ever used on its own platform.</p>
          {active.map((tag) => (
            <>
              <h3>{tag.name}</h3>
              <p>{tag.role}.</p>
              <SummaryList
                entries={rules.map((known) => ({ label: known.name, value: nameHandle(tag, known) }))}
              />
            </>
          ))}
        </>
      )}
      {expired.length === 0 ? null : (
        <>
          <h3>No longer tagged</h3>
          <ul class="plain-list">
            {expired.map(({ name, reason }) => (
              <li>
                <strong>{name}.</strong> {reason}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
};

function nameHandle(tag: Tag, { platform, name, mentions }: TextRules): string {
  const handle: Handle | undefined = tag.handles[platform];
  if (handle === undefined) return `No handle. The plain name is written on ${name}, or the tag is left out.`;
  if ('handle' in handle)
    return mentions.syntax === 'at-handle' ? `@${handle.handle}` : `${handle.handle} (plain name)`;
  return handle.page_id === undefined
    ? `Page “${handle.page_name}”. Its number is not on record, so the plain name is written.`
    : `Page “${handle.page_name}”`;
}

const Pictures = ({ scope, pack }: Pick<PackPartsProps, 'scope' | 'pack'>) =>
  pack.images.size === 0 ? null : (
    <section aria-labelledby="pictures">
      <h2 id="pictures">Pictures</h2>
      <div class="picture-list">
        {[...pack.images.values()].map(({ mediaId, alt, width, height }) => (
          <figure class="picture">
            <img
              src={placeMediaPath(scope, mediaId)}
              alt={alt}
              width={width}
              height={height}
              loading="lazy"
            />
            <figcaption>
              <strong>Image description:</strong> {alt}
            </figcaption>
          </figure>
        ))}
      </div>
    </section>
  );
