/**
 * Shows every preview of the page as phones in dark mode do. A box of its own, sent with no form, and the style sheet
 * does the rest: no script is needed.
 */
export const PreviewColors = () => (
  <p class="preview-colors">
    <label>
      <input type="checkbox" autocomplete="off" /> Show the previews in dark colors
    </label>
  </p>
);
