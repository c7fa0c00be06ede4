import type { Language } from '#core/ids.ts';
import { nameLanguage } from '#core/name-language.ts';
import type { OwnPack } from '#core/own-pack/own-pack.ts';
import type { EditionFault, EditionPlan } from '#core/own-pack/plan-edition.ts';
import { Alert } from '../components/alert.tsx';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonLink, ButtonRow } from '../components/buttons.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { editMessagePath } from '../message-paths.ts';
import {
  PACK_LISTS,
  packCompanionsPath,
  packListPath,
  packSection,
  packsPath,
  placePackPath,
} from '../pack-paths.ts';
import type { Place } from '../place-env.ts';

export interface PublishPackPageProps {
  readonly place: Place;
  readonly pack: OwnPack;
  readonly plan: EditionPlan;
  /** Why the last try did nothing. */
  readonly refusal?: string | undefined;
  readonly mayApprove: boolean;
}

/** What the next version would hold, what is held back, and what has to be mended first. */
export const PublishPackPage = ({ place, pack, plan, refusal, mayApprove }: PublishPackPageProps) => {
  const { scope } = place;
  const { going, held, companions, heldFaults, faults } = plan;
  const version = pack.published + 1;
  const readers = place.kind === 'office' ? place.name : `${place.name} and all of its member offices`;
  const isReady = faults.length === 0 && going.length > 0 && !pack.retired;
  return (
    <Layout title={`Publish version ${version}`} section={packSection(scope)}>
      <Breadcrumb
        trail={[
          { href: packsPath(scope), label: 'Packs' },
          { href: placePackPath(scope, pack.id), label: pack.title },
        ]}
        here={`Publish version ${version}`}
      />
      <PageTitle above={pack.title}>Publish version {version}</PageTitle>
      {refusal === undefined ? null : (
        <Alert kind="error" heading="Nothing was published">
          <p>{refusal}</p>
        </Alert>
      )}
      {pack.retired ? <p>The pack is retired. Take it back into use before you publish a version.</p> : null}
      {faults.length === 0 ? null : (
        <section aria-labelledby="faults">
          <h2 id="faults">To mend first</h2>
          <ul>
            {faults.map((fault) => (
              <li>
                {fault.message} <a href={placeOf(fault, place, pack)}>{nameOf(fault, plan)}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="going">
        <h2 id="going">In this version</h2>
        {going.length === 0 ? (
          <p>No message yet: none has all of its required languages approved.</p>
        ) : (
          <ul>
            {going.map(({ message, languages, leftOut }) => (
              <li>
                {message.title}: {list(languages)}
                {leftOut.length === 0 ? '' : `. Without ${list(leftOut)}, which is not approved`}
              </li>
            ))}
          </ul>
        )}
      </section>
      {companions.length === 0 ? null : (
        <section aria-labelledby="beside">
          <h2 id="beside">Companions</h2>
          <p>Read them before you publish: they go as they stand.</p>
          <ul>
            {companions.map(({ template, withoutShare }) => (
              <li>
                <a href={`${packCompanionsPath(scope, pack.id, template.kind)}#as-it-stands`}>
                  {template.title}
                </a>
                : {list(template.wordings.map(({ language }) => language))}
                {withoutShare === undefined
                  ? ''
                  : `. Without the message “${withoutShare}” that shares it, which is not in this version`}
              </li>
            ))}
          </ul>
        </section>
      )}
      {held.length === 0 ? null : (
        <section aria-labelledby="held">
          <h2 id="held">Held back</h2>
          <ul>
            {held.map(({ id, title, why }) => (
              <li>
                <a href={editMessagePath(scope, pack.id, id)}>{title}</a>: {why}
                {heldFaults.filter(({ messageId }) => messageId === id).map(({ message }) => ` ${message}`)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {isReady && mayApprove ? (
        <>
          <p>
            {readers} can use the version from then on. It never changes: what you change afterwards comes
            with the next one. Campaigns stay with the version that they were made from.
          </p>
          <Form action={placePackPath(scope, pack.id, 'publish')}>
            <Hidden name="seen" value={plan.hash} />
            <ButtonRow>
              <Button>Publish version {version}</Button>
              <a href={placePackPath(scope, pack.id)}>Not yet</a>
            </ButtonRow>
          </Form>
        </>
      ) : (
        <p>
          {isReady ? 'Somebody who may approve texts can publish it. ' : ''}
          {mayApprove && held.length > 0 ? (
            <ButtonLink href={placePackPath(scope, pack.id, 'approve')}>Read and approve texts</ButtonLink>
          ) : null}{' '}
          <ButtonLink href={placePackPath(scope, pack.id)} kind="outline">
            Back to the pack
          </ButtonLink>
        </p>
      )}
    </Layout>
  );
};

function list(languages: readonly Language[]): string {
  return new Intl.ListFormat('en-US').format(languages.map(nameLanguage));
}

/** Where a fault is mended. */
function placeOf(
  { path: [field], messageId, companion }: EditionFault,
  { scope }: Place,
  { id }: OwnPack,
): string {
  if (companion !== undefined) return packCompanionsPath(scope, id, companion);
  if (messageId !== undefined) return editMessagePath(scope, id, messageId);
  const part = PACK_LISTS.find((known) => known === field);
  if (part) return packListPath(scope, id, part);
  if (field === 'media') return placePackPath(scope, id, 'pictures');
  return field === 'messages'
    ? placePackPath(scope, id)
    : `${placePackPath(scope, id, 'edit')}#${String(field)}`;
}

function nameOf(
  { path: [field], messageId, companion }: EditionFault,
  { going, companions }: EditionPlan,
): string {
  if (companion !== undefined) {
    return companions.find(({ template }) => template.kind === companion)?.template.title ?? companion;
  }
  if (messageId !== undefined) {
    return going.find(({ message }) => message.id === messageId)?.message.title ?? messageId;
  }
  const part = PACK_LISTS.find((known) => known === field);
  return part ? `Change the ${part}` : 'Change it';
}
