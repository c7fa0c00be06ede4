import { wordingsOf } from '#core/import-toolkit/wordings-of-draft.ts';
import { nameLanguage } from '#core/name-language.ts';
import { Alert } from '../components/alert.tsx';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonLink, ButtonRow } from '../components/buttons.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form } from '../components/form.tsx';
import { FormSection } from '../components/form-section.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { Select } from '../components/select.tsx';
import { Steps } from '../components/steps.tsx';
import { TextField } from '../components/text-field.tsx';
import { packSection, packsPath, placePackPath } from '../pack-paths.ts';
import { toolkitPath } from '../toolkit-paths.ts';
import type { ToolkitView } from '../toolkit-view.ts';
import { namePlatform } from './name-platform.ts';
import { ToolkitFindings, ToolkitUnread } from './toolkit-findings.tsx';
import { ToolkitLists } from './toolkit-lists.tsx';
import { LeftOut, Omissions, OtherTexts, otherTextsOf, ToolkitCompanions } from './toolkit-rest.tsx';
import { TOOLKIT_STEPS, TOOLKIT_TITLE } from './toolkit-upload.tsx';
import { ToolkitWordings } from './toolkit-wordings.tsx';
import { count } from './toolkit-words.ts';

/** What was understood of a toolkit and what was not, for a person to go through before it becomes a pack. */
export const ToolkitReviewPage = (view: ToolkitView) => {
  const { place, read, draft, form } = view;
  const { scope } = place;
  const wordings = wordingsOf(draft);
  return (
    <Layout
      title={read.title}
      section={packSection(scope)}
      failed={Object.keys(form.errors).length > 0}
      width="wide"
    >
      <Breadcrumb
        trail={[
          { href: packsPath(scope), label: 'Packs' },
          { href: toolkitPath(scope), label: TOOLKIT_TITLE },
        ]}
        here={read.title}
      />
      <ErrorSummary errors={form.errors} />
      <PageTitle>Go through “{read.title}”</PageTitle>
      <Steps label={TOOLKIT_TITLE} steps={TOOLKIT_STEPS} current={read.saved ? 3 : 2} />
      {read.saved ? (
        <Alert kind="info" heading="This toolkit is saved as a pack">
          <p>
            What stands below is the document as it was read. Go on in{' '}
            <a href={placePackPath(scope, read.packId)}>the pack</a>.
          </p>
        </Alert>
      ) : null}
      <Summary {...view} />
      <ToolkitFindings {...view} />
      <ToolkitUnread {...view} />
      {wordings.length === 0 ? (
        <Nothing {...view} />
      ) : (
        <Form action={toolkitPath(scope, read.id)} label="Save as a draft pack" class="toolkit-form">
          <ToolkitWordings {...view} wordings={wordings} />
          <ToolkitLists {...view} />
          <ToolkitCompanions {...view} />
          <Omissions {...view} />
          <OtherTexts {...view} />
          <LeftOut {...view} />
          {read.saved ? null : <Save {...view} />}
        </Form>
      )}
    </Layout>
  );
};

const list = new Intl.ListFormat('en-US');

/** What was found, in words, and the way to each part of the page. */
const Summary = ({ read, draft, omissions, companions, rules }: ToolkitView) => {
  const { posts, talkingPoints, sayings, findings, unread, decoration } = draft;
  const byPlatform = rules.map(({ platform }) => {
    const those = posts.filter(({ platforms }) => platforms.includes(platform));
    return { name: namePlatform(rules, platform), number: those.length };
  });
  const served = byPlatform
    .filter(({ number }) => number > 0)
    .map(({ name, number }) => `${number} for ${name}`);
  const homeless = posts.filter(({ platforms }) => platforms.length === 0).length;
  const parts = [...served, ...(homeless > 0 ? [`${homeless} for no platform that Clarion posts to`] : [])];
  const texts = [
    `${count(posts.length, 'post')}${parts.length > 0 ? ` (${list.format(parts)})` : ''}`,
    count(talkingPoints.length, 'talking point'),
    ...(sayings.length > 0 ? [`${count(sayings.length, 'text')} about principles`] : []),
  ];
  const others = otherTextsOf(draft, companions).length;
  const anchors: readonly (readonly [string, string, number])[] = [
    ['#needs-a-look', 'Needs a look', findings.length],
    ['#not-understood', 'Not understood', unread.length],
    ['#posts', 'Posts', posts.length],
    ['#talking-points', 'Talking points', talkingPoints.length],
    ['#principles', 'Principles', sayings.length],
    ['#hashtags-of-toolkit', 'Hashtags', draft.hashtags.length],
    ['#accounts', 'Accounts', draft.accounts.length],
    ['#questions', 'Questions to each office', draft.placeholders.length],
    ['#links', 'Links', draft.links.length],
    ['#pictures', 'Pictures', draft.images.length],
    ['#companions', 'Become companions', companions.length],
    ['#does-not-fit', 'Does not fit', omissions.length],
    ['#other-texts', 'Kept as text', others],
    ['#left-out', 'Left out', decoration.length + read.leftOut.length],
  ];
  return (
    <>
      <p class="lead">
        Clarion read {list.format(texts)} in “{read.fileName}”.{' '}
        {findings.length === 0
          ? 'It noticed nothing that needs a look.'
          : `${count(findings.length, 'thing')} ${findings.length === 1 ? 'needs' : 'need'} a look.`}{' '}
        {unread.length === 0
          ? 'Nothing was left that it did not understand.'
          : `${count(unread.length, 'passage')} ${unread.length === 1 ? 'was' : 'were'} not understood.`}
      </p>
      <p>
        {read.saved ? '' : 'No pack has been made yet. '}Whatever Clarion only supposed is marked “Guessed”.
        Look at it, and change it where it is wrong.
      </p>
      <nav class="filters" aria-label="Parts of this page">
        <ul>
          {anchors
            .filter(([, , number]) => number > 0)
            .map(([href, label, number]) => (
              <li>
                <a href={href}>
                  {label} ({number})
                </a>
              </li>
            ))}
          {read.saved || wordingsOf(draft).length === 0 ? null : (
            <li>
              <a href="#save">Save</a>
            </li>
          )}
        </ul>
      </nav>
    </>
  );
};

const Nothing = (view: ToolkitView) => (
  <>
    <Alert kind="warning" heading="There is no post, talking point or principle in this document">
      <p>
        So there is nothing to make a pack of. If it has posts, put them below a heading such as “Sample
        posts”, one to a paragraph, and import it again.
      </p>
    </Alert>
    <OtherTexts {...view} />
    <LeftOut {...view} />
    <ButtonRow>
      <ButtonLink href={toolkitPath(view.place.scope)}>Choose another document</ButtonLink>
    </ButtonRow>
  </>
);

const KINDS = [
  { value: 'announcement', label: 'Announcements: your office tells what it has decided' },
  { value: 'principle', label: 'Principles: each explains one of them' },
  { value: 'how-to', label: 'Help for voters: each shows one step' },
  { value: 'share', label: 'Shares: each points to something published elsewhere' },
];

/** Languages in which US offices inform voters most often. Others are chosen on the pack's page. */
const LANGUAGES = ['en', 'es', 'zh', 'vi', 'tl', 'ko'];

const Save = ({ place, form }: ToolkitView) => (
  <FormSection id="save" heading="Save it as a draft pack">
    <TextField form={form} name="title" label="Title of the pack" autocomplete="off" />
    <Select
      form={form}
      name="kind"
      label="What the posts are"
      hint="Guessed. It decides under which heading they stand in the pack. You can change it for each message later."
      options={KINDS}
    />
    <Select
      form={form}
      name="language"
      label="Language of the texts"
      hint="Guessed. All texts of the document are taken to be in one language."
      options={LANGUAGES.map((tag) => ({ value: tag, label: nameLanguage(tag) }))}
    />
    <p>
      Every text is a draft then: nobody sees it before somebody here has approved it and the pack is
      published.
    </p>
    <ButtonRow>
      <Button>Save as a draft pack</Button>
      <a href={toolkitPath(place.scope)}>Choose another document</a>
    </ButtonRow>
  </FormSection>
);
