import { html, raw } from 'hono/html';
import type { Person } from './people.ts';

/** The style sheet of the sign-in's pages; a file of its own, because they allow no inline styles. */
export const SIGN_IN_STYLE = `
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fbfaf7; --line: #a9aeb1; --accent: #0b4f5c; }
@media (prefers-color-scheme: dark) { :root { --ink: #f0f0f0; --paper: #15191b; --line: #71767a; --accent: #7fd0de; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.5 system-ui, sans-serif; }
main { max-width: 40rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .5rem; }
ul { list-style: none; margin: 2rem 0 0; padding: 0; display: grid; gap: .75rem; }
button { width: 100%; text-align: left; padding: .875rem 1rem; font: inherit; color: inherit; background: transparent;
  border: 1px solid var(--line); border-radius: .25rem; cursor: pointer; }
button:hover { border-color: var(--accent); }
button:focus-visible { outline: .25rem solid var(--accent); outline-offset: 2px; }
strong { display: block; color: var(--accent); }
`;

/** The page on which a visitor says who they are. */
export function showPickPage(people: readonly Person[], action: string) {
  return frame(
    'Who are you?',
    html`<p>
        This is the sign-in of a Clarion that runs on this machine alone, without passwords. Pick a person to go on
        as.
      </p>
      <form method="post" action="${action}">
        <ul>
          ${people.map(
            (person) =>
              html`<li>
                <button name="person" value="${person.id}"><strong>${person.name}</strong> ${person.about}</button>
              </li>`,
          )}
        </ul>
      </form>`,
  );
}

/** The page that asks before a sign-out; `form` is the provider's own, without its buttons. */
export function showSignOutPage(form: string) {
  return frame(
    'Sign out?',
    html`${raw(form)}
      <p>You have signed out of Clarion. Sign out of this sign-in as well, so that another person can be picked?</p>
      <ul>
        <li><button form="op.logoutForm" name="logout" value="yes">Yes, sign out</button></li>
        <li><button form="op.logoutForm">No, stay signed in here</button></li>
      </ul>`,
  );
}

/** The page for a sign-in that cannot go on. */
export function showTroublePage(reason: string) {
  return frame(
    'This sign-in cannot go on',
    html`<p>${reason}</p>
      <p>Go back to Clarion and begin again.</p>`,
  );
}

function frame(title: string, content: unknown) {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${title} – Clarion’s local sign-in</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="stylesheet" href="/sign-in.css" />
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html>`;
}
