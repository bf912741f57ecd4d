import type { Dilemma } from '../dilemma.js';

/** A host municipality works for its guests while its own board is in a hurry. */
export const guestsMustWait: Dilemma = {
  id: 'guests-must-wait',
  version: 1,
  challenges: ['social-domain', 'labour-participation'],
  setting: 'hostArrangement',
  text: {
    nl: {
      title: 'De gasten wachten',
      situation:
        'Jij leidt het team dat mensen met schulden helpt. Jouw gemeente is centrumgemeente: je team werkt ook voor drie kleine gemeenten in de buurt. Je eigen college wil volgende maand starten met een proef in één wijk. Daar zijn de problemen het grootst. De proef kan later voor alle vier gemeenten werken. Je hebt er wel je twee beste mensen voor nodig. Dan wachten mensen in de drie andere gemeenten twee weken langer. Dat past nog net binnen de afspraken. Donderdag zit je met de drie gemeenten aan tafel. Je directeur zegt: "Begin maar vast. We hoeven dit niet te vragen."',
      question: 'Mag je je beste mensen inzetten voor je eigen gemeente?',
      options: [
        {
          id: 'a',
          label: 'Start de proef volgende maand',
          explanation: 'De nood is daar het hoogst, de afspraken blijven heel en iedereen leert ervan.',
        },
        {
          id: 'b',
          label: 'Vraag het donderdag eerst aan de drie',
          explanation: 'Zij betalen mee en kunnen alleen op je rekenen als je eerlijk vooraf vraagt.',
        },
        {
          id: 'c',
          label: 'Houd het team bij elkaar en start later',
          explanation: 'De plek waar iemand woont, mag niet bepalen hoe lang hij op hulp wacht.',
        },
      ],
      tension: 'Werken voor je eigen college of werken voor alle gemeenten gelijk',
      reflection: [
        "Voor wie werk jij op zo'n dag: je college, vier colleges of de mensen met schulden?",
        'Is iets goed omdat het binnen de afspraken past?',
        'Wat zou je vinden als jouw gemeente de gast was?',
        'Welk gesprek is nu lastig en straks nog lastiger?',
      ],
      knowledge: {
        kind: 'law',
        title: 'Gastheer met mandaat',
        text: 'In een centrumregeling kunnen gemeenten een mandaat geven aan organen of mensen bij één van hen. Die mensen werken onder de verantwoordelijkheid van die ene gemeente. Zij doen dus werk voor alle gemeenten, maar hun baas zit bij één. Daarom is het slim om vooraf op te schrijven wat er gebeurt als het druk is. Wie gaat dan voor? Wie hoort het eerst? En wie mag nee zeggen?',
        source: {
          name: 'Wet gemeenschappelijke regelingen',
          article: 'artikel 8, lid 4',
          inForce: '2025-02-12',
          url: 'https://wetten.overheid.nl/BWBR0003740/2025-02-12',
        },
      },
      whatIf: 'Wat als jouw gemeente tachtig procent van de kosten betaalt?',
    },
    en: {
      title: 'The guests are waiting',
      situation:
        'You lead the team that helps people with debts. Your municipality is the host: your team also works for three small municipalities nearby. Your own executive wants to start a trial in one neighbourhood next month. Problems are greatest there. Later the trial may work for all four municipalities. But it takes your two best people. Then people in the three other municipalities wait two weeks longer. That still just fits the agreements. On Thursday you meet the three municipalities. Your director says: "Just begin. We do not have to ask for this."',
      question: 'May you use your best people for your own municipality?',
      options: [
        {
          id: 'a',
          label: 'Start the trial next month',
          explanation: 'The need is highest there, the agreements stay whole and everybody learns from it.',
        },
        {
          id: 'b',
          label: 'Ask the three first, on Thursday',
          explanation: 'They share the cost and can only count on you if you ask honestly beforehand.',
        },
        {
          id: 'c',
          label: 'Keep the team together and start later',
          explanation: 'The place where people live should not decide how long they wait for help.',
        },
      ],
      tension: 'Working for your own executive or working for all municipalities alike',
      reflection: [
        'For whom do you work on such a day: your executive, four executives or the people with debts?',
        'Is something good because it fits the agreements?',
        'What would you think if your municipality were the guest?',
        'Which talk is hard now and even harder later?',
      ],
      knowledge: {
        kind: 'law',
        title: 'A host with a mandate',
        text: 'In a host-municipality arrangement, municipalities can give a mandate to bodies or people at one of them. Those people work under the responsibility of that one municipality. So they work for all municipalities, but their boss sits at one. It is wise to write down beforehand what happens when it is busy. Who goes first? Who hears it first? And who may say no?',
        source: {
          name: 'Joint Arrangements Act (Wet gemeenschappelijke regelingen)',
          article: 'article 8, paragraph 4',
          inForce: '2025-02-12',
          url: 'https://wetten.overheid.nl/BWBR0003740/2025-02-12',
        },
      },
      whatIf: 'What if your municipality pays eighty per cent of the cost?',
    },
  },
};
