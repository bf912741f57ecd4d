import type { Dilemma } from '../dilemma.js';

/** Something heard in confidence in the region, against informing one's own alderman and council. */
export const shortageToldInConfidence: Dilemma = {
  id: 'shortage-told-in-confidence',
  version: 1,
  challenges: ['youth-care', 'finance-and-operations'],
  setting: 'jointArrangement',
  text: {
    nl: {
      title: 'Een tekort, in vertrouwen verteld',
      situation:
        'Je adviseert over jeugdzorg. Jouw gemeente koopt die zorg in via een regionaal openbaar lichaam. Dinsdagochtend overleg je met de collega\'s uit de regio. Een medewerker van het openbaar lichaam laat nieuwe cijfers zien. Er dreigt een groot tekort, ook voor jouw gemeente. "Dit blijft nog even hier," zegt zij. "Over twee weken hebben we het zeker. Dan horen alle raden het tegelijk." Diezelfde avond praat jouw raad over extra geld voor sportclubs. Je wethouder gaat ja zeggen. Om vier uur vraagt hij: "Is er nog iets over jeugdzorg dat ik moet weten?"',
      question: 'Mag je je wethouder vertellen wat je in vertrouwen hoorde?',
      options: [
        {
          id: 'a',
          label: 'Vertel hem vandaag wat je hoorde',
          explanation: 'Hij moet vanavond een eerlijk antwoord kunnen geven over het geld van de gemeente.',
        },
        {
          id: 'b',
          label: 'Bel eerst de regio en vraag om ruimte',
          explanation: 'Wie open vraagt of het mag, houdt het vertrouwen aan beide kanten heel.',
        },
        {
          id: 'c',
          label: 'Zeg alleen dat de cijfers nog onzeker zijn',
          explanation: "Hij wordt voorzichtig met beloften en de collega's blijven hun cijfers met je delen.",
        },
      ],
      tension: 'Je bestuur op tijd inlichten of het vertrouwen van de regio bewaren',
      reflection: [
        'Wat heeft je wethouder vanavond echt nodig?',
        'Wat gebeurt er in het volgende overleg als dit uitlekt?',
        'Wie mag eigenlijk bepalen dat iets vertrouwelijk is?',
        'Welke afspraak had je vooraf willen maken?',
      ],
      knowledge: {
        kind: 'law',
        title: 'Wie licht de raad in?',
        text: 'Het bestuur van een openbaar lichaam geeft de raden alle informatie die zij nodig hebben voor hun werk. Dat moet het bestuur uit zichzelf doen. De regeling zegt op welke manier. Die plicht ligt dus bij het bestuur, en niet bij jou als ambtenaar in een overleg. Spreek daarom vooraf af: wat is vertrouwelijk, hoe lang, en wie mag wat al weten? Weet je niet of iets geheim is? Vraag het na voordat je iets doorvertelt.',
        source: {
          name: 'Wet gemeenschappelijke regelingen',
          article: 'artikel 17, lid 2 en 3',
          inForce: '2025-02-12',
          url: 'https://wetten.overheid.nl/BWBR0003740/2025-02-12',
        },
      },
      whatIf: 'Wat als de cijfers al zeker zijn, en de regio alleen wacht op een rustig moment?',
    },
    en: {
      title: 'A shortage, told in confidence',
      situation:
        'You advise on youth care. Your municipality buys that care through a regional public body. On Tuesday morning you meet your colleagues from the region. A staff member of the public body shows new figures. A large shortage is coming, also for your municipality. "This stays here for now," she says. "In two weeks we will be sure. Then all councils will hear it at the same time." That same evening your council discusses extra money for sports clubs. Your alderman is going to say yes. At four o\'clock he asks: "Is there anything about youth care that I need to know?"',
      question: 'May you tell your alderman what you heard in confidence?',
      options: [
        {
          id: 'a',
          label: 'Tell him today what you heard',
          explanation: "Tonight he must be able to give an honest answer about the municipality's money.",
        },
        {
          id: 'b',
          label: 'Call the region first and ask for room',
          explanation: 'If you ask openly whether you may, trust stays whole on both sides.',
        },
        {
          id: 'c',
          label: 'Only say that the figures are still uncertain',
          explanation: 'He becomes careful with promises and your colleagues keep sharing their figures with you.',
        },
      ],
      tension: 'Informing your alderman in time or keeping the trust of the region',
      reflection: [
        'What does your alderman really need tonight?',
        'What happens in the next meeting if this leaks?',
        'Who may in fact decide that something is confidential?',
        'Which agreement would you have wanted to make beforehand?',
      ],
      knowledge: {
        kind: 'law',
        title: 'Who informs the council?',
        text: 'The board of a public body gives the councils all the information that they need for their work. The board must do so without being asked. The arrangement says in what way. So that duty lies with the board, and not with you as a civil servant in a meeting. Agree beforehand: what is confidential, for how long, and who may know already? Do you not know whether something is secret? Ask before you pass it on.',
        source: {
          name: 'Joint Arrangements Act (Wet gemeenschappelijke regelingen)',
          article: 'article 17, paragraphs 2 and 3',
          inForce: '2025-02-12',
          url: 'https://wetten.overheid.nl/BWBR0003740/2025-02-12',
        },
      },
      whatIf: 'What if the figures are already certain, and the region is only waiting for a quiet moment?',
    },
  },
};
