import type { RuleId } from '#core/guardrails/data/severities.ts';
import { slotOf } from '#test/fixtures/post.ts';
import type { Example, Pair } from './examples.ts';
import { SPANISH } from './setting.ts';

const texts = (...all: readonly string[]): readonly Example[] => all.map((text) => ({ text }));
const spanish = (text: string): Example => ({ text, subject: SPANISH });

export const STYLE_EXAMPLES: Readonly<Partial<Record<RuleId, Pair>>> = {
  guarantees: {
    fires: [
      { text: 'Our elections are 100% secure.', words: ['100% secure'] },
      ...texts(
        'We guarantee that every ballot counts.',
        'Our machines are unhackable.',
        'They cannot be hacked.',
        'There is no voter fraud here.',
        'The most secure election in history.',
        'The process is completely safe.',
        'Elecciones 100 % seguras.',
        'Garantizamos un conteo exacto.',
        'El sistema es totalmente seguro.',
      ),
    ],
    silent: texts(
      '100% of polling places are accessible.',
      'The law guarantees your right to vote.',
      'We cannot guarantee a short line.',
      'Most elections are decided by few votes.',
      'We keep your ballot secure.',
      'No election is completely safe from errors.',
      'La ley garantiza su derecho a votar.',
      'Guardamos su boleta de forma segura.',
    ),
  },
  'bare-deadline': {
    fires: [
      { text: 'The deadline is near. millbrook.example.gov', words: ['deadline'] },
      { text: 'Last day to register is October 9, 2026.', words: ['Last day to'] },
      ...texts(
        'Register by Friday!',
        'Return your ballot by Election Day.',
        'Ballots must be received by 8 p.m.',
        'Only 3 days left to apply. See example.com by October 9.',
        'Hurry, it ends soon.',
      ),
      spanish('La fecha límite se acerca.'),
      spanish('Inscríbase antes del viernes.'),
    ],
    silent: [
      ...texts(
        'The deadline is October 9, 2026: millbrook.example.gov/register',
        'Register by October 9. https://www.usa.gov/register',
        'There is no deadline for that.',
        'We meet every deadline of the law.',
        'The last day was long.',
        'Polls are open from 7 to 8.',
      ),
      spanish('La fecha límite es el 9 de octubre: millbrook.example.gov'),
      spanish('El último día fue largo.'),
    ],
  },
  'uncited-research': {
    fires: [
      { text: 'Studies show that people trust neighbors.', words: ['Studies show'] },
      ...texts(
        'Research shows that few people know us. Read more: our page.',
        'According to experts, lines are short at noon.',
        'It is scientifically proven.',
        'Los estudios muestran que pocos nos conocen.',
        'Según expertos, hay menos fila al mediodía.',
      ),
    ],
    silent: texts(
      'Studies show that people trust neighbors (https://millbrook.example.gov/study).',
      'Research by the University of Example found that people trust neighbors.',
      'A Pew Research survey found that people trust neighbors.',
      'Our records show 312 ballots.',
      'Studies show that people trust neighbors. Source: Example Institute, 2026.',
      'Students show their drawings.',
      'Un estudio de la Universidad de Ejemplo muestra que pocos nos conocen.',
    ),
  },
  'plain-language': {
    fires: [
      ...texts(
        'Establishing transparent administrative accountability necessitates comprehensive documentation of organizational responsibilities, procedural deviations and institutional deliberations.',
      ),
      spanish(
        'La administración responsable de procedimientos electorales necesita documentación exhaustiva de responsabilidades institucionales y deliberaciones administrativas correspondientes a cada jurisdicción.',
      ),
    ],
    silent: [
      ...texts(
        'Our office is open on Monday. We are here to help you. Bring a photo ID and your card. Ask us if you are not sure.',
        'Administrative accountability necessitates documentation.',
      ),
      spanish(
        'La oficina abre el lunes. Traiga su carta y su foto. Le ayudamos a votar. Llame si no sabe a cuál ir. Es fácil.',
      ),
      { text: 'Kakaʻi ʻana o ka ʻaha '.repeat(10), subject: { language: 'haw' as never } },
    ],
  },
  'hashtag-case': {
    fires: [
      { text: 'Hi #standardsofconduct', words: ['#standardsofconduct'] },
      ...texts('Hi #electionday', 'Hi #ELECTIONDAY2026', 'Hi #trustedinfo2026', 'Hi #counciloftheelders'),
    ],
    silent: texts(
      'Hi #StandardsOfConduct',
      'Hi #ElectionDay #TrustedInfo2026',
      'Hi #vote #transparency #UOCAVA',
    ),
  },
  emoji: {
    fires: [
      { text: 'We are open 🗳️🔒👥📖', words: ['📖'] },
      { text: 'We 🗳️ count every ballot.', words: ['🗳️'] },
    ],
    silent: texts(
      'We are open 🗳️🔒',
      '🗳️ We are open',
      'We are open. 🗳️ #ElectionDay https://vote.gov',
      '✓ Open\n✓ Staffed\n✓ Ready\n✓ Here',
      '© 2026 Millbrook',
    ),
  },
  capitals: {
    fires: [
      { text: 'PLEASE VOTE now.', words: ['PLEASE VOTE'] },
      { text: 'A REMINDER for all.', words: ['REMINDER'] },
    ],
    silent: texts(
      'Vote by 8 PM EST with a photo ID.',
      'UOCAVA and FVAP help. NASS too.',
      'Vote NOW.',
      'Hi #VOTEEARLY',
    ),
  },
  'stale-year': {
    fires: [
      { text: 'Get ready for the 2024 election.', words: ['2024'] },
      { text: 'We are ready #TrustedInfo2024', words: ['2024'] },
      { text: 'La elección de 2024 se acerca.', words: ['2024'] },
      { text: 'Register in 2026.', subject: { slot: slotOf('2027-02-01T10:00') }, words: ['2026'] },
    ],
    silent: texts(
      'Get ready for the 2026 election.',
      'We have served you since 2022.',
      'The Help America Vote Act of 2002 asks for it.',
      'More than in 2024.',
      'Call 555-2024 by noon.',
      'See https://millbrook.example.gov/2024.',
      'Desde 2022 le servimos.',
    ),
  },
};
