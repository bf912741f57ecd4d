import type { Dilemma } from '../dilemma.js';

/** Loyal execution of a joint decision that one's own municipality voted against. */
export const voteThatWasLost: Dilemma = {
  id: 'vote-that-was-lost',
  version: 1,
  challenges: ['waste'],
  setting: 'jointArrangement',
  text: {
    nl: {
      title: 'De stemming die je gemeente verloor',
      situation:
        'Je werkt aan afval. Vijf gemeenten halen het afval samen op, via een openbaar lichaam. Het bestuur koos vorige maand een nieuw systeem: mensen brengen restafval straks naar een container in de buurt. Jouw gemeente stemde tegen en verloor. De start is over acht weken. De regio wacht op jou: de plekken voor de containers, de brieven aan bewoners en een informatieavond. Maandag zegt je wethouder: "Doe maar rustig aan. De raad is nog boos." Een uur later belt de projectleider van de regio. Zonder jouw plekken kan de nieuwe route niet rijden. Ook niet in de andere vier gemeenten.',
      question: 'Moet je op tijd leveren wat je eigen gemeente afwees?',
      options: [
        {
          id: 'a',
          label: 'Lever alles op tijd',
          explanation: 'Het besluit is samen genomen en vier andere gemeenten rekenen op jouw werk.',
        },
        {
          id: 'b',
          label: 'Vraag de regio openlijk om uitstel',
          explanation: 'Een plan dat de raad te snel krijgt, loopt later alsnog vast bij bewoners.',
        },
        {
          id: 'c',
          label: 'Lever de plekken, wacht met brieven en avond',
          explanation: 'De anderen kunnen starten en je wethouder krijgt tijd om de raad mee te nemen.',
        },
      ],
      tension: 'Trouw aan een besluit van samen of trouw aan je eigen raad',
      reflection: [
        'Wie merkt het als eerste als jij wacht?',
        'Wat bedoelt je wethouder precies met "rustig aan"?',
        'Wat zou je verwachten van een gemeente die van jou verloor?',
        'Wat zeg je tegen de projectleider en wat zeg je tegen je wethouder?',
      ],
      knowledge: {
        kind: 'law',
        title: 'Verloren stemming, toch meewerken',
        text: 'Neemt het bestuur van een openbaar lichaam een besluit over een taak die de gemeenten hebben overgedragen? Dan werken de deelnemers mee aan de uitvoering. Ook wie tegen stemde. Werkt een deelnemer niet genoeg mee? Dan kan het bestuur het besluit zelf uitvoeren, namens die deelnemer en op zijn kosten. Heb je moeite met het tempo? Zeg dat vroeg en open. Kijk ook wat jullie eigen regeling afspreekt.',
        source: {
          name: 'Wet gemeenschappelijke regelingen',
          article: 'artikel 10a',
          inForce: '2025-02-12',
          url: 'https://wetten.overheid.nl/BWBR0003740/2025-02-12',
        },
      },
      whatIf: 'Wat als de raad een motie aanneemt waarin staat dat de gemeente nu niets mag doen?',
    },
    en: {
      title: 'The vote that your municipality lost',
      situation:
        'You work on waste. Five municipalities collect it together, through a public body. Last month its board chose a new system: people will take their residual waste to a container nearby. Your municipality voted against and lost. The start is in eight weeks. The region is waiting for you: the places for the containers, the letters to residents and an information evening. On Monday your alderman says: "Take it slowly. The council is still angry." An hour later the project leader of the region calls. Without your places the new route cannot run. Not in the other four municipalities either.',
      question: 'Must you deliver on time what your own municipality rejected?',
      options: [
        {
          id: 'a',
          label: 'Deliver everything on time',
          explanation: 'The decision was taken together and four other municipalities count on your work.',
        },
        {
          id: 'b',
          label: 'Ask the region openly for a delay',
          explanation: 'A plan that reaches the council too fast will get stuck with residents later.',
        },
        {
          id: 'c',
          label: 'Deliver the places, hold the letters and the evening',
          explanation: 'The others can start and your alderman gets time to bring the council along.',
        },
      ],
      tension: 'Loyal to a joint decision or loyal to your own council',
      reflection: [
        'Who notices it first if you wait?',
        'What exactly does your alderman mean by "slowly"?',
        'What would you expect from a municipality that lost to you?',
        'What do you tell the project leader and what do you tell your alderman?',
      ],
      knowledge: {
        kind: 'law',
        title: 'Vote lost, still obliged to help',
        text: 'Does the board of a public body decide on a task that the municipalities have transferred? Then the members help to carry it out. Also those that voted against. Does a member not help enough? Then the board can carry out the decision itself, on behalf of that member and at its cost. Do you find the pace hard? Say so early and openly. Also check what your own arrangement says.',
        source: {
          name: 'Joint Arrangements Act (Wet gemeenschappelijke regelingen)',
          article: 'article 10a',
          inForce: '2025-02-12',
          url: 'https://wetten.overheid.nl/BWBR0003740/2025-02-12',
        },
      },
      whatIf: 'What if the council adopts a motion that says the municipality may do nothing for now?',
    },
  },
};
