import { ButtonLink, ButtonRow } from '../components/buttons.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { SIGN_IN_PATH } from '../session/sign-in-path.ts';

export const WelcomePage = () => (
  <Layout title="Public posts of election offices">
    <PageTitle>Public posts of election offices, on time and in your own name</PageTitle>
    <p class="lead">
      Clarion helps your office announce that it adopts the Standards of Conduct, and keep talking about them
      on the platforms where your voters are.
    </p>
    <ButtonRow>
      <ButtonLink href={SIGN_IN_PATH}>Sign in</ButtonLink>
      <a href="/about">About Clarion</a>
    </ButtonRow>
    <h2>How it works</h2>
    <ol class="plain-list">
      <li>Connect your office’s official channels. You sign in on the platform itself.</li>
      <li>Choose a message from a pack, and fill in what makes it yours.</li>
      <li>Read every text exactly as it will stand, and choose the day and the time.</li>
      <li>Clarion sends each post once, at its time, and shows you where it is.</li>
    </ol>
    <h2>No access yet?</h2>
    <p>An owner of your office invites you. Clarion has no open registration.</p>
  </Layout>
);
