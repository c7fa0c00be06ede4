import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';

export const AboutPage = () => (
  <Layout title="About Clarion">
    <PageTitle>About Clarion</PageTitle>
    <p class="lead">
      Clarion schedules the public posts of election offices. Each post goes out under the office’s own name,
      with the tags that are right on its platform.
    </p>
    <h2>What you can rely on</h2>
    <ul class="plain-list">
      <li>Nothing goes out before somebody has approved exactly that text.</li>
      <li>No post goes out twice. If a platform gives no answer, a person decides what to do.</li>
      <li>A post that is too late to make sense is not sent at all, and Clarion says so.</li>
      <li>Every change is recorded with its time and the person who made it.</li>
    </ul>
    <h2>Accessibility</h2>
    <p>
      Every task works with a keyboard alone, with a screen reader, on a phone and without scripts. The pages
      are made to meet WCAG 2.2, level AA.
    </p>
  </Layout>
);
