import { Alert } from '../components/alert.tsx';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { Carried } from '../components/carried.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { PreviewColors } from '../components/preview-colors.tsx';
import { TextField } from '../components/text-field.tsx';
import type { ComposeView } from '../compose-view.ts';
import type { FormValues } from '../forms/form-state.ts';
import { ownPrefix, platformsField, type Tongue, textField } from '../forms/message-form.ts';
import { autosavePath, editMessagePath, messagePreviewPath } from '../message-paths.ts';
import { packSection, placePackPath } from '../pack-paths.ts';
import { StoredBeside } from './message-conflict.tsx';
import { MessageAbout, MessageExtras } from './message-fields.tsx';
import { MessagePreviews } from './message-previews.tsx';
import { MessageWords } from './message-words.tsx';

/** Where a message of an own pack is written, with how each platform would show it beside it. */
export const EditMessagePage = ({ view }: { view: ComposeView }) => {
  const { place, pack, id, form, seen, shown, stored, beside } = view;
  const title = stored === undefined ? 'New message' : `Edit “${stored.message.title}”`;
  return (
    <Layout
      title={title}
      section={packSection(place.scope)}
      width="wide"
      failed={Object.keys(form.errors).length > 0}
      islands={['composer']}
    >
      <Breadcrumb trail={[{ href: placePackPath(place.scope, pack.id), label: pack.title }]} here={title} />
      <PageTitle above={`Pack: ${pack.title}`}>{title}</PageTitle>
      <ErrorSummary errors={form.errors} />
      <div
        class="composer"
        data-composer
        data-preview={messagePreviewPath(place.scope, pack.id)}
        data-autosave={autosavePath(place.scope, pack.id, id)}
        data-address={editMessagePath(place.scope, pack.id, id)}
      >
        <Form action={editMessagePath(place.scope, pack.id, id)} label="Message" class="form composer__form">
          {/* What Enter in a field presses: the first button of a form. */}
          <button type="submit" name="do" value="preview" hidden>
            Show the previews
          </button>
          <Hidden name="seen" value={String(seen)} />
          <Hidden name="language" value={shown.language} />
          <Hidden name="voice" value={shown.voice} />
          {beside ? <Hidden name="beside" value="yes" /> : null}
          <TextField
            form={form}
            name="title"
            label="Title"
            hint="Stands in lists. The public never sees it."
          />
          {beside && stored ? <StoredBeside view={view} theirs={stored} /> : null}
          <MessageWords view={view} />
          <MessageExtras pack={pack} form={form} />
          <MessageAbout form={form} />
          <Carried values={otherTabs(form.values, shown)} />
          <Alert kind="info">
            <p>
              Changing a language that was approved asks for its approval again. What is published stays as it
              is until a new version is published.
            </p>
          </Alert>
          <ButtonRow>
            <Button name="do" value="save">
              Save
            </Button>
            <Button kind="outline" name="do" value="preview">
              Show the previews
            </Button>
            <a href={placePackPath(place.scope, pack.id)}>Cancel</a>
          </ButtonRow>
        </Form>
        {/* Longer than a screen, and scrolled by itself beside the form: so it can be reached by keyboard. */}
        <section class="composer__previews" aria-label="Previews" tabindex={0}>
          <h2>How each platform shows it</h2>
          <PreviewColors />
          <p class="usa-sr-only" role="status" data-composer-counts />
          <div data-composer-previews>
            <MessagePreviews view={view} />
          </div>
        </section>
      </div>
    </Layout>
  );
};

/** What the other tabs hold, unseen. */
function otherTabs(values: FormValues, shown: Tongue): FormValues {
  const visible = [platformsField(shown), textField(shown)];
  const own = ownPrefix(shown);
  return Object.fromEntries(
    Object.entries(values).filter(
      ([name]) => /^(?:platforms|text|own)\./.test(name) && !visible.includes(name) && !name.startsWith(own),
    ),
  );
}
