import { Checkboxes } from '../components/choices.tsx';
import { FormSection } from '../components/form-section.tsx';
import { TextArea } from '../components/text-area.tsx';
import type { ComposeView } from '../compose-view.ts';
import { textOf } from '../forms/form-state.ts';
import { ownField, platformsField, type Tongue, textField, tonguesOf } from '../forms/message-form.ts';
import { editMessagePath } from '../message-paths.ts';
import { nameTongue } from './name-tongue.ts';

/** The words of one language and voice: one text for all platforms, and another where a platform is to differ. */
export const MessageWords = ({ view }: { view: ComposeView }) => {
  const { form, shown, rules } = view;
  const name = textField(shown);
  return (
    <FormSection id="words" heading="Words">
      <Tabs view={view} />
      <TextArea
        form={form}
        name={name}
        label="Text for all platforms"
        hint="What stands in braces, such as {office}, is filled in for each office. A line here is a line in the post."
        rows={10}
        language={shown.language}
        optional
      />
      <Insertions view={view} />
      {/* For the script: where it stopped saving, and when it saved. */}
      <div role="alert" data-composer-trouble />
      <p class="usa-hint" data-composer-saved />
      <Checkboxes
        form={form}
        name={platformsField(shown)}
        label="Goes to"
        choices={rules.map(({ platform, name: label }) => ({ value: platform, label }))}
      />
      {rules.map((rule) => {
        const field = ownField(shown, rule.platform);
        return (
          <details class="own-words" open={textOf(form, field).trim() !== ''}>
            <summary>Write another wording for {rule.name}</summary>
            <TextArea
              form={form}
              name={field}
              label={`Text for ${rule.name} alone`}
              hint="Left empty, the text for all platforms goes there."
              rows={6}
              language={shown.language}
              optional
            />
          </details>
        );
      })}
    </FormSection>
  );
};

/** One for each language and voice. Each sends the whole form, so that nothing typed is lost by looking elsewhere. */
const Tabs = ({ view }: { view: ComposeView }) => {
  const { pack, form, shown, place, id } = view;
  return (
    <fieldset class="usa-fieldset tongues">
      <legend class="usa-sr-only">Language and voice</legend>
      {tonguesOf(pack).map((tongue) => (
        <button
          type="submit"
          class="tongues__tab"
          formaction={`${editMessagePath(place.scope, pack.id, id)}#words`}
          name="show"
          value={`${tongue.language}.${tongue.voice}`}
          aria-current={isSame(tongue, shown) ? 'true' : undefined}
        >
          {nameTongue(tongue)}
          {textOf(form, textField(tongue)).trim() === '' ? <span class="usa-hint"> (empty)</span> : null}
        </button>
      ))}
    </fieldset>
  );
};

function isSame(one: Tongue, other: Tongue): boolean {
  return one.language === other.language && one.voice === other.voice;
}

/** Tokens at one press. Without script each is put at the end of the text for all platforms. */
const Insertions = ({ view: { pack, place, id } }: { view: ComposeView }) => {
  const tokens = [
    ...pack.placeholders.map(({ key, label }) => ({ token: `{${key}}`, label })),
    ...pack.tags
      .filter(({ status }) => status === 'active')
      .map(({ key, name }) => ({ token: `{@${key}}`, label: `Tag: ${name}` })),
    ...pack.links.map(({ key, label }) => ({ token: `{link:${key}}`, label: `Link: ${label}` })),
    ...(pack.hashtags.length === 0 ? [] : [{ token: '{hashtags}', label: 'Hashtags' }]),
  ];
  return tokens.length === 0 ? null : (
    <fieldset class="usa-fieldset insertions">
      <legend class="usa-sr-only">Put into the text</legend>
      {tokens.map(({ token, label }) => (
        <button
          type="submit"
          class="insertions__token"
          formaction={`${editMessagePath(place.scope, pack.id, id)}#words`}
          name="insert"
          value={token}
        >
          <span class="usa-sr-only">Insert </span>
          {label}
        </button>
      ))}
    </fieldset>
  );
};
