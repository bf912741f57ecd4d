import type { Dilemma } from '../dilemma.js';

/** A civil servant of a partner asks for a draft advice that one's own executive has not seen yet. */
export const draftAdviceForANeighbour: Dilemma = {
  id: 'draft-advice-for-a-neighbour',
  version: 1,
  challenges: ['economy', 'environment-and-planning'],
  setting: 'network',
  text: {
    nl: {
      title: 'Mag ik je concept even zien?',
      situation:
        'Je werkt samen met drie andere gemeenten aan plekken voor bedrijven. Er is geen bestuur en geen contract, alleen een goed netwerk van collega\'s. Maandag belt een collega van een buurgemeente. Zij moet morgen haar college adviseren over een nieuw bedrijventerrein. "Mag ik je concept zien?" vraagt zij. "Anders zeggen onze colleges straks iets anders." Vorige maand stuurde zij jou wel haar concept. Dat heeft je toen erg geholpen. Jouw advies is kritisch over haar plan. Je eigen wethouder leest het pas woensdag. Je manager is vandaag niet te bereiken. Je collega wacht op je antwoord.',
      question: 'Mag je je conceptadvies delen met een collega van een andere gemeente?',
      options: [
        {
          id: 'a',
          label: 'Stuur het concept en vraag het bij haar te houden',
          explanation: 'Goed samenwerken vraagt dat je teruggeeft wat je eerder zelf kreeg.',
        },
        {
          id: 'b',
          label: 'Vertel haar aan de telefoon de grote lijn',
          explanation: 'Zij kan verder met haar werk en jouw advies ligt nergens op straat.',
        },
        {
          id: 'c',
          label: 'Deel de cijfers en kaarten, maar je oordeel niet',
          explanation: 'Feiten zijn van iedereen en het oordeel hoort eerst bij je eigen wethouder.',
        },
        {
          id: 'd',
          label: 'Deel pas iets als je wethouder het kent',
          explanation: 'Een bestuurder moet vrij kunnen kiezen voordat een buurgemeente het advies kent.',
        },
      ],
      tension: 'Trouw aan een collega die jou hielp of trouw aan je eigen bestuur',
      reflection: [
        'Van wie is een concept?',
        'Wat ben je iemand schuldig die jou eerder hielp?',
        'Wat als jouw wethouder haar concept leest en vraagt hoe je eraan komt?',
        'Welke regel zou je hierover in het netwerk willen afspreken?',
      ],
      knowledge: {
        kind: 'law',
        title: 'Wat je hoort te bewaren',
        text: 'Een ambtenaar heeft een plicht tot geheimhouding. Die plicht blijft gelden als je weggaat bij de gemeente. Niet elk concept is geheim. Maar jij bepaalt dat beter niet alleen en niet aan de telefoon. Bespreek het vooraf met je manager: welke stukken mag ik delen, met wie, en vanaf welk moment? Leg die afspraak ook in je netwerk op tafel. Dan hoeft niemand te gokken op maandagochtend.',
        source: {
          name: 'Ambtenarenwet 2017',
          article: 'artikel 9',
          inForce: '2025-07-01',
          url: 'https://wetten.overheid.nl/BWBR0001947/2025-07-01',
        },
      },
      whatIf: 'Wat als jouw advies haar plan juist steunt?',
    },
    en: {
      title: 'May I have a look at your draft?',
      situation:
        'You work with three other municipalities on sites for companies. There is no board and no contract, only a good network of colleagues. On Monday a colleague from a neighbouring municipality calls. Tomorrow she has to advise her executive on a new business park. "May I see your draft?" she asks. "Otherwise our executives will soon say different things." Last month she did send you her draft. It helped you a lot. Your advice is critical of her plan. Your own alderman will not read it until Wednesday. Your manager cannot be reached today. Your colleague is waiting for your answer.',
      question: 'May you share your draft advice with a colleague from another municipality?',
      options: [
        {
          id: 'a',
          label: 'Send the draft and ask her to keep it to herself',
          explanation: 'Working together well asks that you give back what you received before.',
        },
        {
          id: 'b',
          label: 'Tell her the main line on the phone',
          explanation: 'She can go on with her work and your advice lies nowhere in the open.',
        },
        {
          id: 'c',
          label: 'Share figures and maps, but not your judgement',
          explanation: 'Facts belong to everybody and the judgement goes to your own alderman first.',
        },
        {
          id: 'd',
          label: 'Share nothing until your alderman knows it',
          explanation: 'An alderman must be free to choose before a neighbouring municipality knows the advice.',
        },
      ],
      tension: 'Loyal to a colleague who helped you or loyal to your own executive',
      reflection: [
        'Who owns a draft?',
        'What do you owe somebody who helped you before?',
        'What if your alderman reads her draft and asks how you got it?',
        'Which rule about this would you want to agree on in the network?',
      ],
      knowledge: {
        kind: 'law',
        title: 'What is yours to keep',
        text: 'A civil servant has a duty of secrecy. That duty goes on when you leave the municipality. Not every draft is secret. But you had better not decide that alone and on the phone. Discuss it with your manager beforehand: which papers may I share, with whom, and from what moment? Put that agreement on the table in your network too. Then nobody has to guess on a Monday morning.',
        source: {
          name: 'Civil Servants Act 2017 (Ambtenarenwet 2017)',
          article: 'article 9',
          inForce: '2025-07-01',
          url: 'https://wetten.overheid.nl/BWBR0001947/2025-07-01',
        },
      },
      whatIf: 'What if your advice in fact supports her plan?',
    },
  },
};
