/**
 * Hashtags that a party, or a campaign of one, has made its own, in small letters. As many of one side as of the other:
 * an association adds what its state knows.
 */
export const PARTISAN_HASHTAGS: Readonly<Record<string, string>> = {
  // rnla.org/rnc_digital_platform (2020); relaunched by the RNC in 2024.
  protectthevote: 'the name of a programme of the Republican National Committee',
  // thedemocrats.medium.com/i-will-vote-2019: the committee's voter information site.
  iwillvote: 'the name of a programme of the Democratic National Committee',
  votered: 'a call to vote for the Republican Party',
  voteblue: 'a call to vote for the Democratic Party',
  redwave: 'a slogan for Republican victories',
  bluewave: 'a slogan for Democratic victories',
  maga: 'a slogan of Republican campaigns',
  buildbackbetter: 'a slogan of Democratic campaigns',
};
