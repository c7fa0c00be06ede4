import type { CompanionKind, CompanionTemplate } from '#core/companion/companion-template.ts';
import type { DraftPack, Passage } from '#core/import-toolkit/draft-pack.ts';
import { BlankDocument } from '../components/blank-document.tsx';
import { FormSection } from '../components/form-section.tsx';
import type { ToolkitView } from '../toolkit-view.ts';
import { capitalize, count, writePlace } from './toolkit-words.ts';

/** A text of the document that is no message: it is kept with the import, as it stands. */
interface OtherText {
  readonly title: string;
  readonly passages: readonly Passage[];
  readonly guesses: readonly string[];
}

/** Press releases and op-eds beyond those that become companions, principles and background. */
export function otherTextsOf(
  draft: DraftPack,
  companions: readonly Pick<CompanionTemplate, 'kind'>[],
): readonly OtherText[] {
  const { pressReleases, opEds, principles, sections } = draft;
  const taken = (kind: CompanionKind) => (companions.some((each) => each.kind === kind) ? 1 : 0);
  return [
    ...pressReleases
      .slice(taken('press-release'))
      .map(({ parts, guesses }) => ({ title: 'Press release', passages: parts, guesses })),
    ...opEds.slice(taken('op-ed')).map(({ outline, guesses, maxWords }) => ({
      title: maxWords === undefined ? 'Op-ed outline' : `Op-ed outline, at most ${maxWords} words`,
      passages: outline,
      guesses,
    })),
    ...principles.map(({ statement, place, applications, guesses }, at) => ({
      title: `Principle ${at + 1}`,
      passages: [
        { place: { ...place, last: place.first }, text: statement },
        ...applications.map((one) => ({ place: one.place, text: `${one.title}: ${one.text}` })),
      ],
      guesses,
    })),
    ...sections
      .filter(({ prose }) => prose.length > 0)
      .map(({ title, prose, guesses }) => ({
        title: title === '' ? 'Without a heading' : title,
        passages: prose,
        guesses,
      })),
  ];
}

/** What the pack has beside its messages, as an office will see it: gaps are named. */
export const ToolkitCompanions = ({ draft, companions }: ToolkitView) => {
  if (companions.length === 0) return null;
  const guessesOf = (kind: CompanionKind) =>
    (kind === 'press-release' ? draft.pressReleases[0] : draft.opEds[0])?.guesses ?? [];
  return (
    <FormSection id="companions" heading="Become companions">
      <p>
        These become companions of the pack: texts that an office publishes beside its posts. A campaign fills
        in what it knows, and the office gets each as a Word file. You can mend them on the pack’s page.
      </p>
      {companions.map((template) => (
        <details class="toolkit-group">
          <summary>
            {template.title} ({count(template.fields.length, 'question')} to each office)
          </summary>
          {guessesOf(template.kind).map((guess) => (
            <p>
              <strong>Guessed:</strong> {guess}
            </p>
          ))}
          <p>{template.summary}</p>
          {template.fields.map(({ label, prompts }) =>
            prompts === undefined ? null : (
              <>
                <p>
                  <strong>{label}</strong>
                </p>
                <ul>
                  {prompts.map((prompt) => (
                    <li>{prompt}</li>
                  ))}
                </ul>
              </>
            ),
          )}
          <BlankDocument links={draft.links} template={template} />
        </details>
      ))}
    </FormSection>
  );
};

export const OtherTexts = ({ draft, read, companions }: ToolkitView) => {
  const others = otherTextsOf(draft, companions);
  if (others.length === 0) return null;
  return (
    <FormSection id="other-texts" heading="Kept as text">
      <p>A pack has no place for these. They are kept here with the import.</p>
      {others.map(({ title, passages, guesses }) => (
        <details class="toolkit-group">
          <summary>
            {title} ({describePlace(passages, read)})
          </summary>
          {guesses.map((guess) => (
            <p>
              <strong>Guessed:</strong> {guess}
            </p>
          ))}
          {passages.map(({ text }) => (
            <p class="toolkit-text">{text}</p>
          ))}
        </details>
      ))}
    </FormSection>
  );
};

function describePlace(passages: readonly Passage[], read: ToolkitView['read']): string {
  const [first, last] = [passages[0]?.place, passages.at(-1)?.place];
  if (!first || !last) return 'empty';
  return writePlace(first.document === last.document ? { ...first, last: last.last } : first, read);
}

/** Names and addresses of the document that the pack format has no way to write. */
export const Omissions = ({ omissions }: ToolkitView) =>
  omissions.length === 0 ? null : (
    <FormSection id="does-not-fit" heading="Does not fit into a pack">
      <ul>
        {omissions.map(({ what, why }) => (
          <li>
            <strong>{what}:</strong> {why}
          </li>
        ))}
      </ul>
    </FormSection>
  );

/** What says nothing, and files of no use: folded, so that anybody can see that nothing else was lost. */
export const LeftOut = ({ draft: { decoration }, read }: ToolkitView) => {
  if (decoration.length + read.leftOut.length === 0) return null;
  return (
    <FormSection id="left-out" heading="Left out">
      {read.leftOut.length === 0 ? null : (
        <>
          <p>Files of which nothing was read:</p>
          <ul>
            {read.leftOut.map(({ name, why }) => (
              <li>
                <strong>{name}:</strong> {why}
              </li>
            ))}
          </ul>
        </>
      )}
      {decoration.length === 0 ? null : (
        <details class="toolkit-group">
          <summary>Lines that say nothing ({decoration.length})</summary>
          <ul class="toolkit-passages">
            {decoration.map(({ place, text, why }) => (
              <li>
                <strong>{capitalize(writePlace(place, read))}:</strong> {why}{' '}
                {text.trim() === '' ? null : <q>{text}</q>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </FormSection>
  );
};
