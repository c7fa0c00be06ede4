import type { Figure } from '#core/reach/figures.ts';
import { SummaryList } from '../components/summary-list.tsx';
import { describeMissing, describeReported, nameNative, writeAverage, writeTotal } from './reach-words.ts';

/** One figure with all that has to be known with it. */
export const FigureSummary = ({ figure }: { readonly figure: Figure }) => (
  <SummaryList
    entries={[
      { label: 'Total', value: writeTotal(figure) },
      { label: 'Average of a reported post', value: writeAverage(figure) },
      { label: 'Coverage', value: describeReported(figure) },
      { label: 'Others', value: describeMissing(figure) },
      { label: 'What is counted', value: figure.metric.meaning },
      { label: 'The platform’s own name', value: nameNative(figure.metric) },
    ]}
  />
);
