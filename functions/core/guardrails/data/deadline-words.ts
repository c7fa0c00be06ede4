import { entries } from './word-entry.ts';

/** Words that ask people to be in time. */
export const DEADLINES = [
  ...entries('en', 'report', {
    deadline: 'deadlines?',
    'last-day': 'last (?:day|chance|call|week) (?:to|for)',
    'register-by': 'register(?: to vote)? (?:by|before)',
    'return-by': 'return (?:your|the)(?: \\p{L}+)? ballots? (?:by|before)',
    'received-by': 'must be (?:received|postmarked|returned|delivered) (?:by|before)',
    'days-left': '(?:only |just )?(?:\\d+|a few|one|two|three) days? (?:left|remaining)',
    'running-out': 'time is running out|ends? soon|hurry',
  }),
  ...entries('en', 'excuse', {
    'no-deadline': '(?:no|without an?y?|meets?|met|every|all|many) deadlines?',
    'our-work': 'deadlines? (?:that )?(?:we|our office) (?:work|works|keep|keeps|meet|meets)',
  }),
  ...entries('es', 'report', {
    'fecha-limite': 'fechas? límites?',
    'ultimo-dia': 'último día para',
    'inscribase-antes': '(?:inscríbase|regístrese|inscríbete|regístrate) antes',
    'se-acaba': 'se acaba el (?:tiempo|plazo)|termina pronto',
  }),
];
