import { sameFile } from '#core/import-toolkit/check-posts.ts';
import type { DraftAccount } from '#core/import-toolkit/draft-pack.ts';
import { handleChoices } from '#core/import-toolkit/toolkit-decisions.ts';
import { Checkboxes, Radios } from '../components/choices.tsx';
import { DataTable } from '../components/data-table.tsx';
import { FormSection } from '../components/form-section.tsx';
import { TextField } from '../components/text-field.tsx';
import { altField, handleField } from '../forms/toolkit-form.ts';
import { toolkitPicturePath } from '../toolkit-paths.ts';
import type { ToolkitView } from '../toolkit-view.ts';
import { namePlatform } from './name-platform.ts';
import { Guesses } from './toolkit-wordings.tsx';
import { count, writePlace } from './toolkit-words.ts';

/** What the posts are made of: hashtags, whom they tag, what each office is asked, links and pictures. */
export const ToolkitLists = (view: ToolkitView) => (
  <>
    <Hashtags {...view} />
    <Accounts {...view} />
    <Questions {...view} />
    <Links {...view} />
    <Pictures {...view} />
  </>
);

const Hashtags = ({ draft: { hashtags }, form }: ToolkitView) =>
  hashtags.length === 0 ? null : (
    <FormSection id="hashtags-of-toolkit" heading="Hashtags">
      <Checkboxes
        form={form}
        name="hashtags"
        label="Hashtags that go out"
        hint="The others are in the pack as well, switched off."
        choices={hashtags.map(({ tag, listed, uses, offReason }) => ({
          value: tag,
          label: `#${tag}`,
          hint: [
            uses === 0 ? 'In no text.' : `In ${count(uses, 'text')}.`,
            listed ? '' : 'Guessed: it does not stand in a list of the document.',
            offReason === undefined ? '' : `Another pack has it switched off: ${offReason}`,
          ]
            .filter((part) => part !== '')
            .join(' '),
        }))}
      />
    </FormSection>
  );

const Accounts = ({ draft, read, rules, form }: ToolkitView) =>
  draft.accounts.length === 0 ? null : (
    <FormSection id="accounts" heading="Accounts to tag">
      <p>A handle belongs to one platform, and is never used on another.</p>
      <DataTable
        caption="Accounts of the toolkit"
        captionHidden
        rows={draft.accounts}
        columns={[
          {
            label: 'Account',
            cell: ({ name, role, status }) => (
              <>
                {name}
                <span class="usa-hint">
                  {' '}
                  {role === name ? '' : role}
                  {status === 'expired' ? ' – no longer tagged' : ''}
                </span>
              </>
            ),
          },
          { label: 'Handles', cell: (account) => <Handles account={account} rules={rules} /> },
          { label: 'Guessed', cell: ({ guesses }) => (guesses.length > 0 ? guesses.join(' ') : 'Nothing') },
          { label: 'Where', cell: ({ place }) => writePlace(place, read) },
        ]}
      />
      {handleChoices(draft).map(({ account, platform, spellings }, at) => (
        <Radios
          form={form}
          name={handleField(at)}
          label={`How ${account.name} is written on ${namePlatform(rules, platform)}`}
          hint="The document writes it in several ways. Capitals make no difference to the platform; another name does."
          choices={spellings.map((spelling) => ({ value: spelling, label: `@${spelling}` }))}
        />
      ))}
    </FormSection>
  );

const Handles = ({ account, rules }: { account: DraftAccount; rules: ToolkitView['rules'] }) => (
  <ul class="toolkit-handles">
    {account.handles.map((one) => (
      <li>
        {namePlatform(rules, one.platform)}: {'handle' in one ? `@${one.handle}` : one.pageName}
      </li>
    ))}
  </ul>
);

const Questions = ({ draft: { placeholders, composites } }: ToolkitView) =>
  placeholders.length === 0 ? (
    <p>
      The document asks offices for nothing. Clarion adds questions for the name of the office, its official
      and its website, which it answers by itself: put them into the posts, so that each office’s are its own.
    </p>
  ) : (
    <FormSection id="questions" heading="Questions to each office">
      <p>
        What stands in [BRACKETS] is asked of each office that uses the pack. One that asks for a picture does
        not come into the pack. The name of the office, its official and its website are asked for in any
        case: Clarion answers them from the office’s profile, and they make a post its own. Guessed: an answer
        takes at most 60 characters, a date 30, an address 80. You can change that in the pack.
      </p>
      <DataTable
        caption="What each office is asked"
        captionHidden
        rows={placeholders}
        columns={[
          { label: 'Question', cell: ({ label }) => label },
          { label: 'Written as', cell: ({ key, aliases }) => writtenAs(key, aliases, composites) },
          {
            label: 'Answered',
            cell: ({ from, type }) =>
              type === 'media'
                ? 'It is a picture'
                : from
                  ? 'From the office’s own profile'
                  : 'By each office',
          },
          { label: 'Used', cell: ({ uses }) => count(uses, 'time') },
          {
            label: 'Guessed',
            cell: ({ guesses, hint }) => {
              const all = [...guesses, ...(hint === undefined ? [] : [`Hint for offices: ${hint}`])];
              return all.length > 0 ? all.join(' ') : 'Nothing';
            },
          },
        ]}
      />
      <Guesses guesses={composites.flatMap(({ guesses }) => guesses)} />
    </FormSection>
  );

/** All the ways in which the document asks for it, those among them that ask for something else as well. */
function writtenAs(
  key: string,
  aliases: readonly string[],
  composites: ToolkitView['draft']['composites'],
): string {
  const shared = composites.filter(({ keys }) => keys.includes(key)).map(({ written }) => written);
  return [...aliases, ...shared].map((written) => `[${written}]`).join(', ');
}

const Links = ({ draft: { links }, read }: ToolkitView) =>
  links.length === 0 ? null : (
    <FormSection id="links" heading="Links">
      <DataTable
        caption="Links of the toolkit"
        captionHidden
        rows={links}
        columns={[
          { label: 'In the document', cell: ({ written }) => written },
          { label: 'In the pack', cell: ({ url }) => url },
          { label: 'Guessed', cell: ({ guesses, written, url }) => describeLink(guesses, written, url) },
          { label: 'Where', cell: ({ place }) => writePlace(place, read) },
        ]}
      />
    </FormSection>
  );

function describeLink(guesses: readonly string[], written: string, url: string): string {
  const changed = written === url ? [] : ['That it opens at this address, which begins with https://.'];
  const all = [...guesses, ...changed];
  return all.length > 0 ? all.join(' ') : 'Nothing';
}

const Pictures = ({ place, draft: { images }, read, form }: ToolkitView) =>
  images.length === 0 ? null : (
    <FormSection id="pictures" heading="Pictures">
      <p>A picture without a description stays out of the pack: people who cannot see it need the words.</p>
      {images.map(({ file, place: where }, at) => {
        const came = read.pictures.findIndex(({ name }) => file !== '' && sameFile(name, file));
        const notes = read.pictures[came]?.notes ?? [];
        return (
          <div class="toolkit-picture">
            <h3>{file === '' ? `A picture in ${writePlace(where, read)}` : file}</h3>
            {came < 0 ? (
              <p>This picture did not come along. Send it in a ZIP together with the document.</p>
            ) : (
              <>
                <img
                  class="toolkit-picture__image"
                  src={toolkitPicturePath(place.scope, read.id, came)}
                  alt={`The file ${file}`}
                  loading="lazy"
                />
                {notes.map((note) => (
                  <p class="usa-hint">{note}</p>
                ))}
                <TextField
                  form={form}
                  name={altField(at)}
                  label={`What ${file} shows`}
                  optional
                  autocomplete="off"
                />
              </>
            )}
          </div>
        );
      })}
    </FormSection>
  );
