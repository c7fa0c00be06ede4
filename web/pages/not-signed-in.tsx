import { ButtonLink, ButtonRow } from '../components/buttons.tsx';
import { HelpCode } from '../components/help-code.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { SIGN_IN_PATH } from '../session/sign-in-path.ts';

export const NotSignedInPage = ({ reason, reference }: { reason: string; reference: string }) => (
  <Layout title="You were not signed in">
    <PageTitle>You were not signed in</PageTitle>
    <p>{reason}</p>
    <HelpCode reference={reference} />
    <ButtonRow>
      <ButtonLink href={SIGN_IN_PATH}>Sign in again</ButtonLink>
      <a href="/">Go to the start page</a>
    </ButtonRow>
  </Layout>
);
