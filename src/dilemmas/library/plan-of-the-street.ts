import type { Dilemma } from '../dilemma.js';

/** A promise to the residents who took part, against those who were never in the room. */
export const planOfTheStreet: Dilemma = {
  id: 'plan-of-the-street',
  version: 1,
  challenges: ['climate-adaptation', 'mobility'],
  setting: 'residents',
  text: {
    nl: {
      title: 'Het plan van de straat',
      situation:
        'Na zware regen staat een straat in jouw gemeente vaak onder water. Je wethouder beloofde: "De bewoners maken het plan." Twintig bewoners werkten er een half jaar aan, samen met jou en het waterschap. Het plan is mooi: bomen, gras en de helft minder parkeerplekken. Het waterschap betaalt mee, als het college voor vrijdag ja zegt. Maandag spreekt een vrouw je aan bij de bakker. Zij werkt in de nacht en heeft haar auto nodig. Niemand in haar flat kwam op de avonden. "Ons is niets gevraagd," zegt zij. Je had wel brieven gestuurd, maar in moeilijke taal.',
      question: 'Moet je het plan van de bewoners zo naar het college sturen?',
      options: [
        {
          id: 'a',
          label: 'Stuur het plan zoals het is',
          explanation: 'Twintig bewoners kregen een belofte en hielden zich een half jaar aan hun deel.',
        },
        {
          id: 'b',
          label: 'Stuur het plan, met een eigen brief erbij',
          explanation: 'Het college kan pas eerlijk kiezen als het ook weet wie er ontbrak.',
        },
        {
          id: 'c',
          label: 'Ga eerst naar de flat en vraag om uitstel',
          explanation: 'Een plan voor de straat is pas af als de hele straat kon meepraten.',
        },
      ],
      tension: 'Je woord aan wie meedeed of oog voor wie er niet was',
      reflection: [
        'Wat beloofde de gemeente precies, en aan wie?',
        'Namens wie praten de twintig bewoners?',
        'Wat zeg je tegen het waterschap als de vrijdag niet lukt?',
        'Wat kun je voor vrijdag nog doen?',
      ],
      knowledge: {
        kind: 'craft',
        title: 'Zeg vooraf wat meedoen waard is',
        text: 'Zeg bij de start wat bewoners wel en niet bepalen. Zeg ook wie daarna beslist. Maak halverwege een lijst: wie merkt iets van het plan, en wie van hen hebben we nog niet gehoord? Ga naar die mensen toe, op een plek en een tijd die hen past. Schrijf je brief zo dat iedereen hem begrijpt. Komt er toch een groep te laat in beeld? Vertel dat open aan bewoners, partners en bestuur.',
      },
      whatIf: 'Wat als de twintig bewoners zelf zeggen dat de flat te laat is?',
    },
    en: {
      title: 'The plan of the street',
      situation:
        'After heavy rain a street in your municipality is often under water. Your alderman promised: "The residents make the plan." Twenty residents worked on it for half a year, with you and the water authority. The plan is beautiful: trees, grass and half as many parking places. The water authority shares the cost, if the executive says yes before Friday. On Monday a woman speaks to you at the bakery. She works at night and needs her car. Nobody in her block of flats came to the evenings. "We were not asked," she says. You did send letters, but in difficult language.',
      question: 'Must you send the plan of the residents to the executive as it is?',
      options: [
        {
          id: 'a',
          label: 'Send the plan as it is',
          explanation: 'Twenty residents were given a promise and kept their part for half a year.',
        },
        {
          id: 'b',
          label: 'Send the plan, with a letter of your own',
          explanation: 'The executive can only choose honestly if it also knows who was missing.',
        },
        {
          id: 'c',
          label: 'Go to the flats first and ask for a delay',
          explanation: 'A plan for the street is only finished when the whole street could join in.',
        },
      ],
      tension: 'Your word to those who took part or an eye for those who were not there',
      reflection: [
        'What exactly did the municipality promise, and to whom?',
        'For whom do the twenty residents speak?',
        'What do you tell the water authority if Friday does not work?',
        'What can you still do before Friday?',
      ],
      knowledge: {
        kind: 'craft',
        title: 'Say beforehand what taking part is worth',
        text: 'Say at the start what residents do and do not decide. Also say who decides after that. Halfway, make a list: who will notice the plan, and whom of them have we not heard yet? Go to those people, at a place and a time that suits them. Write your letter so that everybody understands it. Does a group still come into view too late? Tell residents, partners and the executive openly.',
      },
      whatIf: 'What if the twenty residents themselves say that the flats are too late?',
    },
  },
};
