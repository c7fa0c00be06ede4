import type { Context } from 'hono';
import { html } from 'hono/html';
import { type Markup, sendPage } from '../pages/layout.ts';
import type { SimulatedPlatform } from '../simulated-platform.ts';
import type { Env } from '../world.ts';

/** Somebody who can consent: an account, or on Facebook a person with Pages. */
export interface Identity {
  readonly id: string;
  readonly name: string;
  readonly handle?: string;
  readonly pages?: readonly { readonly id: string; readonly name: string }[];
}

export interface ConsentScreen {
  readonly identities: readonly Identity[];
  readonly scopes: readonly string[];
  readonly scopesAreOptional: boolean;
  readonly redirect: URL;
}

/** Shows who connects, and to what; the form answers to the address it came from. */
export function showConsent(c: Context<Env>, simulated: SimulatedPlatform, screen: ConsentScreen) {
  const body = html`<h1>Connect Clarion to ${simulated.title}</h1>
<p>After you answer, your browser goes back to <strong>${screen.redirect.host}</strong>.</p>
${screen.identities.length === 0 ? html`<p class="empty">No account yet. Create one with <code>POST /_/accounts</code>.</p>` : ''}
<form method="post">
<fieldset><legend>Who are you?</legend>
${screen.identities.map((identity, index) => showIdentity(identity, index === 0))}
</fieldset>
<fieldset><legend>Clarion asks for</legend>
${screen.scopesAreOptional ? screen.scopes.map(showOptionalScope) : html`<ul>${screen.scopes.map((scope) => html`<li><code>${scope}</code></li>`)}</ul>`}
</fieldset>
<div class="buttons">
<button type="submit" name="decision" value="authorize">Authorize</button>
<button type="submit" name="decision" value="cancel" class="quiet">Cancel</button>
</div>
</form>`;
  return sendPage(c, simulated, {
    title: `Connect Clarion to ${simulated.title}`,
    body,
    formTarget: screen.redirect.origin,
  });
}

function showIdentity({ id, name, handle, pages }: Identity, isFirst: boolean): Markup {
  return html`<p class="choice"><input type="radio" id="identity-${id}" name="identity" value="${id}" ${isFirst ? 'checked' : ''}>
<label for="identity-${id}">${name}${handle === undefined ? '' : ` (@${handle})`}</label></p>
${(pages ?? []).map(
  (
    page,
  ) => html`<p class="choice pages"><input type="checkbox" id="page-${page.id}" name="page" value="${page.id}" checked>
<label for="page-${page.id}">Page: ${page.name}</label></p>`,
)}`;
}

function showOptionalScope(scope: string): Markup {
  return html`<p class="choice"><input type="checkbox" id="scope-${scope}" name="scope" value="${scope}" checked>
<label for="scope-${scope}"><code>${scope}</code></label></p>`;
}
