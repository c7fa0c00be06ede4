import { nameLanguage } from '#core/name-language.ts';
import { countText } from '#core/text-count.ts';
import { writeNumber } from '../components/number-text.ts';
import { PostPreview } from '../components/post-preview.tsx';
import { WordingNotes } from '../components/wording-notes.tsx';
import {
  type ComposeView,
  type DraftPreview,
  faultsOfDraft,
  previewDraft,
  speakerOf,
} from '../compose-view.ts';
import { placeMediaPath } from '../pack-paths.ts';
import { nameTongue } from './name-tongue.ts';

/**
 * The shown wording on each of its platforms. The page has it, and its script asks for it again while somebody types:
 * one and the same, so that both always agree.
 */
export const MessagePreviews = ({ view }: { view: ComposeView }) => {
  const drafts = previewDraft(view);
  const told = drafts.flatMap(({ problems }) => problems);
  const faults = faultsOfDraft(view).filter((fault) => !told.includes(fault));
  return (
    <div data-counts={describeCounts(drafts)}>
      <p class="usa-hint">
        {nameTongue(view.shown)}.{' '}
        {view.office
          ? 'Filled with your office’s facts, and with the pack’s examples elsewhere.'
          : 'Filled with the pack’s examples: each office’s own facts stand there later.'}
      </p>
      {drafts.length === 0 ? <p>This text goes to no platform yet.</p> : null}
      <div class="preview-list">
        {drafts.map((draft) => (
          <Draft view={view} draft={draft} />
        ))}
      </div>
      {faults.length === 0 ? null : (
        <section aria-labelledby="faults">
          <h3 id="faults">Before it can be published in {nameLanguage(view.shown.language)}</h3>
          <ul class="draft-problems">
            {faults.map((fault) => (
              <li>{fault}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
};

const Draft = ({ view, draft }: { view: ComposeView; draft: DraftPreview }) => {
  const { rules, text, mentions, image, notes, problems, subject } = draft;
  return (
    <section aria-label={`${rules.name}, as it would stand`}>
      <PostPreview
        rules={rules}
        channel={accountOf(view, draft)}
        text={text}
        language={view.shown.language}
        mentions={mentions}
        image={image && { ...image, url: placeMediaPath(view.place.scope, image.mediaId) }}
      />
      {problems.length === 0 ? null : (
        <ul class="draft-problems">
          {problems.map((problem) => (
            <li>{problem}</li>
          ))}
        </ul>
      )}
      {text === '' ? null : (
        <WordingNotes post={subject} office={speakerOf(view)} rules={rules} facts={view.facts} />
      )}
      {notes.length === 0 ? null : (
        <ul class="preview-notes">
          {notes.map((note) => (
            <li>{note}.</li>
          ))}
        </ul>
      )}
    </section>
  );
};

function accountOf({ channels, office }: ComposeView, { rules }: DraftPreview) {
  const channel = channels.find(({ platform }) => platform === rules.platform);
  return channel ?? { name: office?.name ?? 'Each office', handle: '' };
}

/** What a screen reader hears after a pause in the typing. */
function describeCounts(drafts: readonly DraftPreview[]): string {
  return drafts
    .map(({ rules, text }) => {
      const left = rules.text.max - countText(text, rules.text.unit);
      return left < 0
        ? `${rules.name}: ${writeNumber(-left)} too many.`
        : `${rules.name}: ${writeNumber(left)} left.`;
    })
    .join(' ');
}
