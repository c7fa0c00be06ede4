export interface CopyTextProps {
  readonly id: string;
  /** What is copied, such as "Post text". */
  readonly label: string;
  readonly text: string;
  readonly language?: string | undefined;
}

/**
 * A text to take elsewhere by hand. A page that uses it asks Layout for `copy-text`; without script the text can be
 * selected and copied as any other.
 */
export const CopyText = ({ id, label, text, language }: CopyTextProps) => (
  <div class="copy-text">
    <label class="usa-label" for={id}>
      {label}
    </label>
    <textarea
      class="usa-textarea"
      id={id}
      rows={Math.min(12, text.split('\n').length + 3)}
      lang={language}
      readonly
    >
      {`\n${text}`}
    </textarea>
    <p class="copy-text__row">
      <button type="button" class="usa-button usa-button--outline" data-copy={id} hidden>
        Copy<span class="usa-sr-only"> {label}</span>
      </button>
      <span role="status" data-copied={id} />
    </p>
  </div>
);
