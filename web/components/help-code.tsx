/** The code by which somebody who is asked for help finds in the log what happened. */
export const HelpCode = ({ reference }: { reference: string | undefined }) =>
  reference === undefined ? null : (
    <p>
      If you ask for help, give this code: <strong class="reference">{reference}</strong>
    </p>
  );
