import { beginningOf, type DraftWording, isWithin } from '#core/import-toolkit/wordings-of-draft.ts';
import { Checkboxes, Radios } from '../components/choices.tsx';
import { FormSection } from '../components/form-section.tsx';
import { errorOf, valuesOf } from '../forms/form-state.ts';
import { platformsField, voiceField } from '../forms/toolkit-form.ts';
import type { ToolkitView } from '../toolkit-view.ts';
import { namePlatform } from './name-platform.ts';
import { capitalize, count, headingOf, writePlace } from './toolkit-words.ts';

interface WordingsProps extends ToolkitView {
  readonly wordings: readonly DraftWording[];
}

/** Every post, talking point and principle, as it would be, with what was guessed of it. */
export const ToolkitWordings = ({ wordings, ...view }: WordingsProps) => {
  const posts = wordings.filter(({ kind }) => kind === 'post');
  const points = wordings.filter(({ kind }) => kind === 'talking-point');
  const principles = wordings.filter(({ kind }) => kind === 'principle');
  const taken = valuesOf(view.form, 'take');
  const problem = errorOf(view.form, 'take');
  return (
    <>
      {/* The errors of the choice lead here, whichever of the two there are. */}
      <span id="take" />
      {problem === undefined ? null : (
        <p class="usa-error-message">
          <span class="usa-sr-only">Error: </span>
          {problem}
        </p>
      )}
      {posts.length === 0 ? null : (
        <FormSection id="posts" heading="Posts">
          <p>
            One text for several platforms becomes one message. Where a text stands in capitals in brackets,
            each office fills in its own answer.
          </p>
          <ol class="toolkit-wordings">
            {posts.map((wording, at) => (
              <Wording {...view} wording={wording} name={wording.label ?? `Post ${at + 1}`} />
            ))}
          </ol>
        </FormSection>
      )}
      {points.length === 0 ? null : (
        <FormSection id="talking-points" heading="Talking points">
          <ol class="toolkit-wordings">
            {points.map((wording, at) => (
              <Wording {...view} wording={wording} name={`Talking point ${at + 1}`} />
            ))}
          </ol>
        </FormSection>
      )}
      {principles.length === 0 ? null : (
        <FormSection id="principles" heading="Principles">
          <p>
            These were written to be followed, and not to be posted. None becomes a message until you take it;
            then it is a talking point, in the words of the toolkit, that you can change in the pack.
          </p>
          <details open={principles.some(({ key }) => taken.includes(key))}>
            <summary>Choose among {count(principles.length, 'text')}</summary>
            <ol class="toolkit-wordings">
              {principles.map((wording, at) => (
                <Wording {...view} wording={wording} name={`Text ${at + 1} about principles`} />
              ))}
            </ol>
          </details>
        </FormSection>
      )}
    </>
  );
};

interface WordingProps extends ToolkitView {
  readonly wording: DraftWording;
  readonly name: string;
}

const Wording = ({ wording, name, ...view }: WordingProps) => {
  const { read, draft, rules, form } = view;
  const { key, place, text, under = [], lengths, platforms, elsewhere = [] } = wording;
  const findings = draft.findings.filter(({ places }) => places.some((one) => isWithin(one, place)));
  const shown = lengths.filter(({ platform }) => platforms.includes(platform));
  const details = detailsOf(wording);
  const isTaken = valuesOf(form, 'take').includes(key);
  return (
    <li class="toolkit-wording" id={key}>
      <div class="usa-checkbox">
        <input
          class="usa-checkbox__input"
          id={`take-${key}`}
          type="checkbox"
          name="take"
          value={key}
          checked={isTaken}
        />
        <label class="usa-checkbox__label" for={`take-${key}`}>
          Take {name}: {beginningOf(text)}
        </label>
      </div>
      <p class="usa-hint">
        {capitalize(writePlace(place, read))}
        {under.length > 0 ? `, under ${under.join(' › ')}` : ''}
      </p>
      <blockquote class="toolkit-text">{text}</blockquote>
      {shown.length === 0 ? null : (
        <ul class="toolkit-counts">
          {shown.map(({ platform, length, max }) => (
            <li class={length > max ? 'count count--over' : 'count'}>
              {namePlatform(rules, platform)}: {length} of {max}
              {length > max ? `, ${length - max} too many` : ''}
            </li>
          ))}
        </ul>
      )}
      {details.length === 0 ? null : <p class="usa-hint">{details.join(' ')}</p>}
      {findings.length === 0 ? null : (
        <p>
          <strong>Needs a look:</strong>{' '}
          {[...new Set(findings.map(({ kind }) => headingOf(kind)))].join('; ')}.
        </p>
      )}
      <Guesses guesses={wording.guesses} />
      <details open={platforms.length === 0 || errorOf(form, platformsField(wording)) !== undefined}>
        <summary>
          {platforms.length === 0
            ? 'Choose its platforms'
            : `For ${new Intl.ListFormat('en-US').format(platforms.map((one) => namePlatform(rules, one)))}. ${describeGuess(wording)} Change`}
          <span class="usa-sr-only"> ({name})</span>
        </summary>
        {elsewhere.length > 0 ? (
          <p>The document also names {elsewhere.join(', ')}, where Clarion does not post.</p>
        ) : null}
        <Choices {...view} wording={wording} name={name} />
      </details>
    </li>
  );
};

/** What a person may change of a text before it becomes a message. */
const Choices = ({ wording, name, rules, form }: WordingProps) => (
  <>
    <Checkboxes
      form={form}
      name={platformsField(wording)}
      label={`Platforms of ${name}`}
      choices={rules.map((rule) => ({ value: rule.platform, label: rule.name }))}
    />
    <Radios
      form={form}
      name={voiceField(wording)}
      label={`Voice of ${name}`}
      hint="Guessed: a text that says “I” speaks for the official."
      choices={[
        { value: 'office', label: 'The office speaks' },
        { value: 'personal', label: 'The official speaks' },
      ]}
    />
    <div class="usa-checkbox">
      <input
        class="usa-checkbox__input"
        id={`urgent-${wording.key}`}
        type="checkbox"
        name="urgent"
        value={wording.key}
        checked={valuesOf(form, 'urgent').includes(wording.key)}
      />
      <label class="usa-checkbox__label" for={`urgent-${wording.key}`}>
        {name} names a date or a deadline: never send it late
      </label>
      {wording.timeSensitive === undefined ? (
        <p class="usa-hint">Guessed: the document does not say.</p>
      ) : null}
    </div>
  </>
);

export const Guesses = ({ guesses }: { readonly guesses: readonly string[] }) =>
  guesses.length === 0 ? null : (
    <ul class="toolkit-guesses">
      {guesses.map((guess) => (
        <li>
          <strong>Guessed:</strong> {guess}
        </li>
      ))}
    </ul>
  );

/** Also where it is folded: nothing that was guessed is saved unseen. */
function describeGuess({ voice, timeSensitive }: DraftWording): string {
  const speaker = voice === 'office' ? 'the office speaks' : 'the official speaks';
  return `Guessed: ${speaker}${timeSensitive === undefined ? ', and it is not time-sensitive' : ''}.`;
}

/** What the document says beside a text. */
function detailsOf({ timeframe, topic, image, timeSensitive, hashtags }: DraftWording): readonly string[] {
  return [
    timeframe === undefined ? '' : `When: ${timeframe}. Pick the time when you plan the post.`,
    topic === undefined ? '' : `Topic: ${topic}.`,
    image === undefined ? '' : `Picture: ${image}.`,
    timeSensitive === undefined
      ? ''
      : `The document says it is ${timeSensitive ? '' : 'not '}time-sensitive.`,
    hashtags.length === 0 ? '' : `Hashtags: ${hashtags.map((tag) => `#${tag}`).join(' ')}.`,
  ].filter((part) => part !== '');
}
