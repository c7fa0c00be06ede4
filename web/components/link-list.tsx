import type { LinkCheck } from '#core/links/link-answer.ts';
import { findDestination } from '#core/links/read-answer.ts';
import type { Zone } from '#core/slot.ts';
import type { LinksView } from '../links-view.ts';
import { Button } from './buttons.tsx';
import { Form } from './form.tsx';
import { PublicLink } from './public-link.tsx';
import { TimeText } from './time-text.tsx';

export interface LinkListProps {
  readonly view: LinksView;
  readonly zone: Zone;
  /** Where the form to ask again is sent; absent where this member may not, or the page has no place for it. */
  readonly again?: string | undefined;
}

/** The links of a text: whether each opened when it was last asked for, and where it leads. */
export const LinkList = ({ view, zone, again }: LinkListProps) => {
  const { links, isOn, checks } = view;
  if (links.length === 0) return null;
  return (
    <div class="link-list">
      <p class="link-list__title">
        <strong>{links.length === 1 ? '1 link' : `${links.length} links`}</strong>
        {isOn ? null : ': links are not checked in this demonstration.'}
      </p>
      <ul>
        {links.map((link) => (
          <li>
            <code>{link}</code> {isOn ? <Check check={checks.get(link)} zone={zone} /> : null}
          </li>
        ))}
      </ul>
      {isOn && again !== undefined ? (
        <Form action={again} label="Check the links again">
          <Button kind="outline">Check again</Button>
        </Form>
      ) : null}
    </div>
  );
};

const Check = ({ check, zone }: { readonly check: LinkCheck | undefined; readonly zone: Zone }) => {
  if (!check) return <>has not been checked yet.</>;
  const { answer, askedAt } = check;
  const destination = findDestination(check);
  const when = (
    <span class="usa-hint">
      Checked <TimeText at={askedAt} zone={zone} />.
    </span>
  );
  switch (answer.kind) {
    case 'alive':
      return (
        <>
          {destination === undefined ? (
            'opens.'
          ) : (
            <>
              leads to <PublicLink href={destination}>{destination}</PublicLink>
            </>
          )}{' '}
          {when}
        </>
      );
    case 'dead':
    case 'refused':
      return (
        <>
          <strong>does not open:</strong> {answer.why}. {when}
        </>
      );
    case 'unknown':
      return (
        <>
          could not be checked: {answer.why}. Open it yourself to be sure. {when}
        </>
      );
  }
};
