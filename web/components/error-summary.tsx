import type { FieldErrors } from '../forms/form-state.ts';

/** Everything that is wrong with a form, above it; nothing for a form without errors. */
export const ErrorSummary = ({ errors }: { errors: FieldErrors }) => {
  const entries = Object.entries(errors);
  if (entries.length === 0) return null;
  return (
    // Focus comes by `autofocus`: it works for any focusable element, without script.
    <section class="error-summary" aria-labelledby="error-summary-title" tabindex={-1} autofocus>
      <h2 id="error-summary-title">There is a problem</h2>
      <ul>
        {entries.map(([name, message]) => (
          <li>{name === '' ? message : <a href={`#${name}`}>{message}</a>}</li>
        ))}
      </ul>
    </section>
  );
};
