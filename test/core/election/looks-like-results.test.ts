import { describe, expect, it } from 'vitest';
import { looksLikeResults } from '#core/election/looks-like-results.ts';
import { Language } from '#core/ids.ts';

function read(text: string, language = 'en') {
  return looksLikeResults(text, Language.parse(language)).words.map(({ words, start, end }) => {
    expect(text.slice(start, end)).toBe(words);
    return words;
  });
}

describe('a text that reads like results', () => {
  it.each([
    ['Unofficial results are in!', 'results'],
    ['UNOFFICIAL RETURNS: vote.example.gov', 'UNOFFICIAL RETURNS'],
    ['62% of precincts reporting', '62% of precincts reporting'],
    ['All precincts have reported', 'precincts have reported'],
    ['Lee leads by 400 votes', 'leads by 400'],
    ['Lee is ahead in the count', 'is ahead in'],
    ['Lee wins the race for mayor', 'wins the race'],
    ['Measure B passed', 'Measure B passed'],
    ['Too close to call', 'Too close to call'],
    ['The winner is Lee', 'winner'],
    ['#ElectionResults', 'ElectionResults'],
    ['#Results', 'Results'],
    ['#ElectionNightResults', 'ElectionNightResults'],
    ['#ResultadosElectorales', 'ResultadosElectorales'],
    ['Early results show a tie', 'results'],
    ['The result of the mayoral race is in', 'result of the mayoral race'],
    ['Results: Lee will be the next mayor', 'Results'],
    ['Results in from Ward 3', 'Results'],
    ['Resultados preliminares disponibles', 'Resultados'],
    ['Con el 40% de los votos escrutados', '40% de los votos'],
    ['Va ganando Lee', 'Va ganando'],
    ['Lee ganó las elecciones', 'ganó las elecciones'],
    ['Lee gano las elecciones', 'gano las elecciones'],
  ])('"%s" does, by "%s"', (text, words) => {
    expect(read(text)).toContain(words);
  });

  it.each([
    'Results of the audit are public.',
    'Our logic and accuracy test results are posted.',
    'The results of our customer survey',
    'Congratulations to the winner of our “I Voted” sticker contest!',
    'Unofficial results will be posted after the polls close.',
    'We will post unofficial results at 9:30 p.m.',
    'Results will be posted Nov. 3-4, 8-10 p.m.',
    'When to expect results',
    'How are results certified? Results take time.',
    'A missing signature may result in a delay.',
    'As a result, lines are short. We measure the results, keep track of results and own the results.',
    'See vote.example.gov/results',
    'Return your ballot by 8 p.m.',
    'Important deadlines are ahead. Our team leads with integrity, leading by example.',
    'The clerk is elected every four years.',
    'Turnout is 45% so far. Results will be posted tonight.',
    'Polls are open until 9 p.m.',
    'Los resultados se publicarán después del cierre de las urnas.',
    'Los resultados de la auditoría',
    'Ganadora del concurso de calcomanías',
    'Cómo y cuándo se publican los resultados',
  ])('"%s" does not', (text) => {
    expect(read(text)).toEqual([]);
    expect(read(text, 'es')).toEqual([]);
  });

  it.each([
    'Audit results: Lee 54%',
    'Results of the audit: Lee 54 percent',
    'Unofficial results will be updated: Lee 5,100 - 900',
    'Los resultados se publicarán: Lee 54 %',
  ])('"%s" does, because a share stands beside the excuse', (text) => {
    expect(read(text)).not.toEqual([]);
  });

  it('is excused sentence by sentence', () => {
    expect(read('Results will be posted tonight. Results are in!')).toEqual(['Results']);
  });

  it('is read in every known language, and says where its own is unknown', () => {
    expect(read('Resultados finales', 'en')).toEqual(['Resultados']);
    expect(read('Final results', 'es-US')).toEqual(['results']);
    expect(looksLikeResults('Final results', Language.parse('vi'))).toMatchObject({
      readable: false,
      words: [{ words: 'results' }],
    });
    expect(looksLikeResults('', Language.parse('es-US')).readable).toBe(true);
  });
});
