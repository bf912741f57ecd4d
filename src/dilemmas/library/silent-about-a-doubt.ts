import type { Dilemma } from '../dilemma.js';

/** A portfolio holder asks for silence towards partners who are about to take a risk. */
export const silentAboutADoubt: Dilemma = {
  id: 'silent-about-a-doubt',
  version: 1,
  challenges: ['energy-transition', 'housing'],
  setting: 'privateParty',
  text: {
    nl: {
      title: 'Zwijgen over een twijfel',
      situation:
        'Je zit in een werkgroep over warmte voor een nieuwe wijk. Aan tafel zitten een energiebedrijf, een woningcorporatie en jij. Jullie werken al een jaar open met elkaar. Vrijdag tekent het bedrijf voor een dure put in de grond. Het rekent op de steun van jouw gemeente. Maandag hoor je dat je wethouder twijfelt. Bewoners vrezen een hoge rekening. Er is nog niets besloten. Hij zegt: "Zeg donderdag niets in de werkgroep. Ik wil eerst rustig nadenken." Je weet wat de directeur van het bedrijf je donderdag gaat vragen: "Kunnen wij morgen tekenen?"',
      question: 'Mag je zwijgen over de twijfel van je wethouder?',
      options: [
        {
          id: 'a',
          label: 'Zwijg over de twijfel, want er is niets besloten',
          explanation: 'Een wethouder moet vrij kunnen twijfelen zonder dat een bedrijf meeluistert.',
        },
        {
          id: 'b',
          label: 'Zeg alleen dat er nog geen besluit is',
          explanation: 'Het bedrijf kan zelf zijn risico kiezen en de twijfel van je wethouder blijft binnen.',
        },
        {
          id: 'c',
          label: 'Zeg je wethouder vooraf dat je dit niet verzwijgt',
          explanation: 'Hij kan dan zelf bellen en jij hoeft niemand te laten geloven wat niet klopt.',
        },
      ],
      tension: 'De ruimte van je wethouder of eerlijk zijn tegen een partner',
      reflection: [
        'Is zwijgen hier hetzelfde als liegen?',
        'Wie draagt de schade als het bedrijf vrijdag voor niets tekent?',
        'Wat had je maandag tegen je wethouder kunnen zeggen?',
        'Wat is een jaar vertrouwen waard voor de volgende wijk?',
      ],
      knowledge: {
        kind: 'law',
        title: 'Een goed ambtenaar praat erover',
        text: "De wet vraagt dat je je gedraagt als een goed ambtenaar. Wat dat is op zo'n donderdag, staat er niet bij. Wel moet je werkgever beleid hebben voor integriteit. Het hoort op tafel in werkoverleg en in het gesprek over je werk. Ook moet je werkgever er scholing in aanbieden. Je hoeft dit dus niet alleen te dragen. Vertel je bezwaar eerst aan je wethouder of je manager: vroeg, eerlijk en met een voorstel.",
        source: {
          name: 'Ambtenarenwet 2017',
          article: 'artikel 4, lid 1 en 2, en artikel 6, lid 1',
          inForce: '2025-07-01',
          url: 'https://wetten.overheid.nl/BWBR0001947/2025-07-01',
        },
      },
      whatIf: 'Wat als het bedrijf failliet kan gaan als het vrijdag tekent en de gemeente afhaakt?',
    },
    en: {
      title: 'Silent about a doubt',
      situation:
        'You are in a working group on heating for a new neighbourhood. At the table are an energy company, a housing association and you. You have worked openly with each other for a year. On Friday the company signs for an expensive well in the ground. It counts on the support of your municipality. On Monday you hear that your alderman has doubts. Residents fear a high bill. Nothing has been decided yet. He says: "Say nothing in the working group on Thursday. I want to think in peace first." You know what the director of the company will ask you on Thursday: "Can we sign tomorrow?"',
      question: 'May you keep silent about the doubts of your alderman?',
      options: [
        {
          id: 'a',
          label: 'Keep silent, because nothing has been decided',
          explanation: 'An alderman must be free to have doubts without a company listening in.',
        },
        {
          id: 'b',
          label: 'Only say that there is no decision yet',
          explanation: 'The company can choose its own risk and the doubts of your alderman stay inside.',
        },
        {
          id: 'c',
          label: 'Tell your alderman beforehand: I will not hide it',
          explanation: 'Then he can call himself and you need not let anybody believe what is untrue.',
        },
      ],
      tension: 'The room of your alderman or being honest with a partner',
      reflection: [
        'Is silence the same as lying here?',
        'Who bears the damage if the company signs for nothing on Friday?',
        'What could you have said to your alderman on Monday?',
        'What is a year of trust worth for the next neighbourhood?',
      ],
      knowledge: {
        kind: 'law',
        title: 'A good civil servant talks about it',
        text: 'The law asks you to behave as a good civil servant. It does not say what that is on such a Thursday. Your employer must have a policy on integrity. It belongs on the table in team meetings and in the talk about your work. Your employer must also offer training in it. So you need not carry this alone. Tell your objection to your alderman or your manager first: early, honestly and with a proposal.',
        source: {
          name: 'Civil Servants Act 2017 (Ambtenarenwet 2017)',
          article: 'article 4, paragraphs 1 and 2, and article 6, paragraph 1',
          inForce: '2025-07-01',
          url: 'https://wetten.overheid.nl/BWBR0001947/2025-07-01',
        },
      },
      whatIf: 'What if the company may go bankrupt if it signs on Friday and the municipality pulls out?',
    },
  },
};
