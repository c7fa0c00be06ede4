import type { Publication } from '#core/companion/companion.ts';
import type { CompanionTemplate } from '#core/companion/companion-template.ts';
import { type Day, describeDay } from '#core/election/day.ts';
import type { PackId } from '#core/ids.ts';
import { type CompanionAddress, companionPath, sharingPath } from '../companion-paths.ts';
import { Button, ButtonLink, ButtonRow } from '../components/buttons.tsx';
import { DateField } from '../components/date-time-fields.tsx';
import { Form } from '../components/form.tsx';
import { PublicLink } from '../components/public-link.tsx';
import { TextField } from '../components/text-field.tsx';
import type { FormState } from '../forms/form-state.ts';
import { Panel } from './panel.tsx';

export interface CompanionPublicationProps {
  readonly address: CompanionAddress;
  readonly template: CompanionTemplate;
  readonly packId: PackId;
  readonly publication: Publication | undefined;
  readonly form: FormState;
  readonly today: Day;
  readonly mayWrite: boolean;
}

/** Where the piece was published, and a post that points there. */
export const CompanionPublication = (props: CompanionPublicationProps) => {
  const { address, template, packId, publication, mayWrite } = props;
  if (!publication && !mayWrite) return null;
  return (
    <Panel id="publication" heading="Share the published piece">
      {publication ? (
        <p>
          Published on {describeDay(publication.day)}:{' '}
          <PublicLink href={publication.url}>{publication.url}</PublicLink>, noted by {publication.by.name}.
        </p>
      ) : (
        <p>
          Once it is published, in a newspaper or on your website, note where. Then Clarion prepares a post
          that leads there.
        </p>
      )}
      {publication && mayWrite && template.share ? (
        <ButtonRow>
          <ButtonLink href={sharingPath(address, { pack: packId, message: template.share.message })}>
            Share the published piece
          </ButtonLink>
        </ButtonRow>
      ) : null}
      {mayWrite ? <PublicationFields {...props} /> : null}
    </Panel>
  );
};

const PublicationFields = ({ address, publication, form, today }: CompanionPublicationProps) => (
  <Form action={companionPath(address, 'publication')} label="Note where it was published">
    <TextField
      form={form}
      name="url"
      label="Address of the published piece"
      hint="The whole web address, which begins with https://"
      type="url"
      autocomplete="off"
      spellcheck={false}
    />
    <DateField form={form} name="day" label="Published on" max={today} />
    <ButtonRow>
      <Button kind="outline">
        {publication ? 'Change where it was published' : 'Note where it was published'}
      </Button>
    </ButtonRow>
  </Form>
);
