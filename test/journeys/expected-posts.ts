/** What one post is to say, and how its preview counts it. */
export interface ExpectedPost {
  readonly text: string;
  readonly count: string;
}

export type ExpectedPosts = Readonly<
  Record<'x' | 'facebook' | 'instagram' | 'threads' | 'linkedin', ExpectedPost>
>;

/** What the picture of the adoption announcement shows, in words. */
export const ADOPTION_ALT =
  'A card in dark blue and white. It reads: We follow the Standards of Conduct for election officials. By the law. Fair to everyone. Open to your questions.';

/** Millbrook adopts the Standards, in the office’s voice. */
export const MILLBROOK_ADOPTS: ExpectedPosts = {
  x: {
    count: '204 of 280',
    text: `Millbrook Town Clerk has adopted the Standards of Conduct from @ElectionCenter2. In ten points, they set out how we serve voters. Read them: https://bit.ly/49dCnuR

#StandardsOfConduct #ElectionOfficials`,
  },
  facebook: {
    count: '728 of 63,206',
    text: `Millbrook Town Clerk has adopted the Standards of Conduct for election officials. They come from Election Center.

The Standards put into words how people who run elections should do their work. Much of this is what we do already. By adopting them in public, we ask you to hold us to it.

We commit to:
✓ Follow the Constitution, the law and the courts
✓ Treat every eligible voter with fairness and respect
✓ Keep party politics and personal gain out of our work
✓ Answer your questions and show how elections work
✓ Keep learning, and spend public money with care

Read all ten points: https://bit.ly/49dCnuR
Questions about elections in Millbrook? Ask us: https://millbrook.example.gov

#StandardsOfConduct #ElectionOfficials`,
  },
  instagram: {
    count: '441 of 2,200',
    text: `Our word to voters in Millbrook, in ten points.

Millbrook Town Clerk has adopted the Standards of Conduct from @electioncenternaeo. They say how election officials should work: by the law, fair to all sides, and open to your questions.

Links do not open from a caption. To read the Standards, type this address into your browser:
https://bit.ly/49dCnuR

To reach us: https://millbrook.example.gov 🗳️

#StandardsOfConduct #ElectionOfficials`,
  },
  threads: {
    count: '346 of 500',
    text: `How should the people who run your elections work? Millbrook Town Clerk has adopted ten answers: the Standards of Conduct from @electioncenternaeo.

We follow the law. We treat every eligible voter with respect. We keep party politics out of our work.

Read them, then ask us how we do it in Millbrook: https://bit.ly/49dCnuR

#StandardsOfConduct`,
  },
  linkedin: {
    count: '790 of 3,000',
    text: `Millbrook Town Clerk has adopted the Standards of Conduct for election officials. Members of Election Center developed them, and its Committee on Ethics in Practice helped to show how they apply to daily work.

The Standards help us in three ways:
✓ They tell voters in Millbrook what to expect from us.
✓ They turn values into habits for our staff: training, written steps, decisions on record.
✓ They give everyone who watches our work a fair way to judge it.

They are voluntary and nonpartisan. Much of what they ask is work we do already. Adopting them in public makes it easier to see.

Read the Standards: https://bit.ly/49dCnuR
More about our work: https://millbrook.example.gov

Do you run elections elsewhere? Think about adopting them too.

#StandardsOfConduct #ElectionOfficials`,
  },
};

/** The state’s communications lead adopts the Standards, in her own voice. */
export const RAE_ADOPTS: ExpectedPosts = {
  x: {
    count: '196 of 280',
    text: `As Communications Lead for the State of Four Rivers, I have adopted the Standards of Conduct from @ElectionCenter2. Hold me to them: https://bit.ly/49dCnuR

#StandardsOfConduct #ElectionOfficials`,
  },
  facebook: {
    count: '660 of 63,206',
    text: `I'm Rae Lindqvist, and I serve the State of Four Rivers as Communications Lead. I have adopted the Standards of Conduct from Election Center.

They are ten points about how people in my job should work. I want you to know them, because then you can judge what I do.

What you can expect from me:
✓ I follow the law, and I ask for advice when it is unclear.
✓ I serve every eligible voter in the same way.
✓ I keep my own politics out of the office.
✓ I listen, and I answer.
✓ I keep learning, and I look for ways to do better.

Read all ten points: https://bit.ly/49dCnuR
Reach our office: https://elections.example.gov

#StandardsOfConduct #ElectionOfficials`,
  },
  instagram: {
    count: '494 of 2,200',
    text: `Hello, the State of Four Rivers. I'm Rae Lindqvist, your Communications Lead.

I have adopted the Standards of Conduct from @electioncenternaeo. They are ten points on how to do this job well: know the law, be fair, be kind, stay out of party politics, and answer when people ask.

Links do not open from a caption. To read the ten points, type this address into your browser:
https://bit.ly/49dCnuR

To ask me something: https://elections.example.gov 🗳️

#StandardsOfConduct #ElectionOfficials`,
  },
  threads: {
    count: '342 of 500',
    text: `I'm Rae Lindqvist, Communications Lead for the State of Four Rivers. I have adopted the Standards of Conduct from @electioncenternaeo.

They ask me to know the law, treat people fairly, keep politics out of my work and own the results. I think that is what you would ask of me too.

All ten points: https://bit.ly/49dCnuR

#StandardsOfConduct`,
  },
  linkedin: {
    count: '700 of 3,000',
    text: `What does an election official do all year? I would like more people in the State of Four Rivers to know. I serve here as Communications Lead.

So I have adopted the Standards of Conduct from Election Center. They describe the job in ten points. These four guide most of my days:
✓ Know the law and follow it.
✓ Give every candidate, party and voter the same service.
✓ Write down how and why we decide.
✓ Keep personal and party interests out.

Read all ten: https://bit.ly/49dCnuR
How our office works: https://elections.example.gov

To my colleagues in other offices: please take a look. The more of us explain our work, the better voters can understand it.

#StandardsOfConduct #ElectionOfficials`,
  },
};
