import { type ComparedField, compareMessages, type Difference } from '#core/compose/compare-messages.ts';
import type { DraftMessage, OwnMessage } from '#core/own-pack/own-pack.ts';
import { Button, ButtonLink, ButtonRow } from '../components/buttons.tsx';
import { Carried } from '../components/carried.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { TimeText } from '../components/time-text.tsx';
import type { ComposeView } from '../compose-view.ts';
import { messageIn } from '../forms/message-form.ts';
import { editMessagePath } from '../message-paths.ts';
import { packSection, placePackPath } from '../pack-paths.ts';
import { nameTongue } from './name-tongue.ts';

export interface MessageConflictPageProps {
  readonly view: ComposeView;
  readonly mine: DraftMessage;
  /** What is stored by now; undefined where somebody has removed the message. */
  readonly theirs: OwnMessage | undefined;
}

/** Two people have changed a message at once: both texts stand side by side, and a person decides. */
export const MessageConflictPage = ({ view, mine, theirs }: MessageConflictPageProps) => {
  const { place, pack, id, form, shown } = view;
  const title = 'This message has changed since you opened it';
  const action = editMessagePath(place.scope, pack.id, id);
  const values = {
    ...form.values,
    seen: String(theirs?.version ?? 0),
    language: shown.language,
    voice: shown.voice,
  };
  return (
    <Layout title={title} section={packSection(place.scope)} width="wide" failed>
      <PageTitle above={`Pack: ${pack.title}`}>{title}</PageTitle>
      <p class="lead">
        <WhoSaved view={view} theirs={theirs} /> Your text is not saved yet, and nothing of it is lost.
      </p>
      {theirs === undefined ? null : (
        <Differences view={view} differences={compareMessages(mine, theirs.message)} theirs={theirs} />
      )}
      <h2>What to do</h2>
      <Form action={action} label="Keep mine">
        <Carried values={values} />
        <p>
          {theirs
            ? 'Your text takes the place of what was saved.'
            : 'The message comes back as you wrote it.'}
        </p>
        <Button name="do" value="save">
          Keep mine
        </Button>
      </Form>
      {theirs === undefined ? null : (
        <Form action={action} label="Go on with both">
          <Carried values={values} />
          <Hidden name="beside" value="yes" />
          <p>You go on writing your text, with theirs beside it to copy from.</p>
          <Button kind="outline" name="do" value="preview">
            Go on writing with both in sight
          </Button>
        </Form>
      )}
      <p>Your text is dropped, and the message stays as it was saved.</p>
      <ButtonRow>
        <ButtonLink
          kind="outline"
          href={
            theirs ? editMessagePath(place.scope, pack.id, id, shown) : placePackPath(place.scope, pack.id)
          }
        >
          Take theirs
        </ButtonLink>
      </ButtonRow>
    </Layout>
  );
};

const WhoSaved = ({ view, theirs }: { view: ComposeView; theirs: OwnMessage | undefined }) =>
  theirs === undefined ? (
    <>It was removed from the pack after you opened it.</>
  ) : (
    <>
      {theirs.changedBy.name} saved it meanwhile: <TimeText at={theirs.changedAt} zone={view.place.zone} />.
    </>
  );

interface DifferencesProps {
  readonly view: ComposeView;
  readonly differences: readonly Difference[];
  readonly theirs: OwnMessage;
}

const Differences = ({ view, differences, theirs }: DifferencesProps) => (
  <>
    {differences.map((difference) => (
      <section class="conflict">
        <h2>{nameDifference(view, difference)}</h2>
        <div class="conflict__pair">
          <div>
            <h3>Yours</h3>
            <Said difference={difference} text={difference.one} />
          </div>
          <div>
            <h3>Saved by {theirs.changedBy.name}</h3>
            <Said difference={difference} text={difference.other} />
          </div>
        </div>
      </section>
    ))}
  </>
);

const Said = ({ difference: { about }, text }: { difference: Difference; text: string }) => (
  <p class="wording" lang={about.kind === 'text' ? about.language : undefined}>
    {text === '' ? 'Nothing' : text}
  </p>
);

/** What was saved meanwhile, to copy from, above the fields in which one's own text stands. */
export const StoredBeside = ({ view, theirs }: { view: ComposeView; theirs: OwnMessage }) => {
  const reading = messageIn(view.form.values, view, theirs.message);
  const differences = reading.ok ? compareMessages(reading.message, theirs.message) : [];
  return (
    <section class="form-section" aria-labelledby="beside">
      <h2 id="beside">What {theirs.changedBy.name} saved</h2>
      <p>Copy from here what your text should have. When you save, your text takes its place.</p>
      {differences.length === 0 ? <p>It says the same as yours.</p> : null}
      {differences.map((difference) => (
        <>
          <h3>{nameDifference(view, difference)}</h3>
          <Said difference={difference} text={difference.other} />
        </>
      ))}
    </section>
  );
};

const FIELDS: Readonly<Record<ComparedField, string>> = {
  title: 'Title',
  kind: 'Kind',
  topic: 'Topic',
  audience: 'For whom',
  principle: 'Principle',
  time_sensitive: 'Names a date or a deadline',
  media: 'Picture',
  hashtags: 'Hashtags',
  tags: 'Tags',
};

function nameDifference({ rules }: ComposeView, { about }: Difference): string {
  if (about.kind === 'field') return FIELDS[about.field];
  const names = about.platforms.map(
    (platform) => rules.find((rule) => rule.platform === platform)?.name ?? platform,
  );
  return `${nameTongue(about)}: ${new Intl.ListFormat('en-US').format(names)}`;
}
