import type { Finding } from '#core/import-toolkit/finding.ts';
import { beginningOf } from '#core/import-toolkit/wordings-of-draft.ts';
import type { ToolkitView } from '../toolkit-view.ts';
import { capitalize, FINDING_KINDS, headingOf, writePlace } from './toolkit-words.ts';

/** Places of one finding that are named one by one. */
const PLACES = 6;

/** What needs a look, by kind: each kind folded, with how often it comes. */
export const ToolkitFindings = ({ read, draft }: ToolkitView) => {
  if (draft.findings.length === 0) return null;
  const groups = [...Map.groupBy(draft.findings, ({ kind }) => kind)].toSorted(
    ([one], [other]) => FINDING_KINDS.indexOf(one) - FINDING_KINDS.indexOf(other),
  );
  return (
    <section aria-labelledby="needs-a-look">
      <h2 id="needs-a-look">Needs a look</h2>
      <p>Nothing of this keeps you from saving. You can mend it in the document, or later in the pack.</p>
      {groups.map(([kind, findings]) => (
        <details class="toolkit-group">
          <summary>
            {headingOf(kind)} ({findings.length})
          </summary>
          <ul>
            {findings.map((finding) => (
              <li>
                <strong>{capitalize(writePlaces(finding, read))}:</strong> {finding.message}
                {finding.words === undefined || finding.message.includes(finding.words) ? null : (
                  <>
                    {' '}
                    It says <q>{finding.words}</q>.
                  </>
                )}
              </li>
            ))}
          </ul>
        </details>
      ))}
      {read.unshown.map((sentence) => (
        <p>{sentence}</p>
      ))}
    </section>
  );
};

function writePlaces({ places }: Finding, read: ToolkitView['read']): string {
  if (places.length === 0) return 'the whole document';
  const named = places.slice(0, PLACES).map((place) => writePlace(place, read));
  const more = places.length - named.length;
  return new Intl.ListFormat('en-US').format(more > 0 ? [...named, `${more} more`] : named);
}

type Unread = ToolkitView['draft']['unread'][number];

/** Passages one behind the other that were left for the same reason are shown as one. */
function joinNeighbours(unread: readonly Unread[]): readonly Unread[] {
  const joined: Unread[] = [];
  for (const one of unread) {
    const before = joined.at(-1);
    const isNext =
      before?.why === one.why &&
      before.place.document === one.place.document &&
      one.place.first >= before.place.first;
    if (!before || !isNext) joined.push(one);
    else {
      const place = { ...before.place, last: Math.max(before.place.last, one.place.last) };
      joined[joined.length - 1] = { ...before, place, text: `${before.text}\n\n${one.text}` };
    }
  }
  return joined;
}

/** Passages that are shown at once; more of them are folded, and none is left away. */
const SHOWN = 5;

/** A long passage is folded, so that the page stays one that can be looked over. */
const LONG = 400;

const UnreadText = ({ text }: { readonly text: string }) =>
  text.length <= LONG ? (
    <blockquote class="toolkit-text">{text}</blockquote>
  ) : (
    <details class="toolkit-group">
      <summary>{beginningOf(text)}</summary>
      <blockquote class="toolkit-text">{text}</blockquote>
    </details>
  );

/** What no rule understood. Nothing of it becomes part of the pack by itself. */
export const ToolkitUnread = ({ read, draft: { unread } }: ToolkitView) => {
  if (unread.length === 0) return null;
  const groups = joinNeighbours(unread);
  const item = ({ place, text, why }: Unread) => (
    <li>
      <strong>{capitalize(writePlace(place, read))}:</strong> {why}
      <UnreadText text={text} />
    </li>
  );
  return (
    <section aria-labelledby="not-understood">
      <h2 id="not-understood">Not understood</h2>
      <p>
        None of this becomes part of the pack. Where it is a post after all, copy it from here into a message
        of the pack.
      </p>
      <ul class="toolkit-passages">{groups.slice(0, SHOWN).map(item)}</ul>
      {groups.length > SHOWN ? (
        <details class="toolkit-group">
          <summary>Show the other {groups.length - SHOWN} parts</summary>
          <ul class="toolkit-passages">{groups.slice(SHOWN).map(item)}</ul>
        </details>
      ) : null}
    </section>
  );
};
