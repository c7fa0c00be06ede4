import { Alert } from '../components/alert.tsx';

/** Why an answer to an offer did not take place. */
export const OfferRefusalAlert = ({ sentences }: { readonly sentences: readonly string[] }) => (
  <Alert kind="warning" heading="Nothing was answered">
    {sentences.map((sentence) => (
      <p>{sentence}</p>
    ))}
  </Alert>
);
