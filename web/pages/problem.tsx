import { HelpCode } from '../components/help-code.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import type { Problem } from '../problem.ts';

export interface ProblemPageProps {
  readonly problem: Problem;
  /** By which a failure is found in the log. */
  readonly reference?: string | undefined;
}

export const ProblemPage = ({ problem, reference }: ProblemPageProps) => (
  <Layout title={problem.title}>
    <PageTitle above={`Error ${problem.status}`}>{problem.title}</PageTitle>
    {problem.sentences.map((sentence) => (
      <p>{sentence}</p>
    ))}
    <HelpCode reference={reference} />
    <p>
      <a href="/">Go to the start page</a>
    </p>
  </Layout>
);
