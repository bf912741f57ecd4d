import type { Dilemma } from '../dilemma.js';

/** A subsidised foundation left the agreed numbers for what it found the better work. */
export const fewerVisitsMoreCare: Dilemma = {
  id: 'fewer-visits-more-care',
  version: 1,
  challenges: ['rural-area', 'social-domain'],
  setting: 'subsidy',
  text: {
    nl: {
      title: 'Minder bezoeken, meer zorg',
      situation:
        'Een stichting krijgt subsidie van jouw gemeente. Vrijwilligers bezoeken ouderen in zes dorpen. Afgesproken waren vierhonderd bezoeken. Het werden er tweehonderdvijftig. De stichting koos voor minder mensen en meer tijd. "Een kwartier helpt niet bij iemand die helemaal alleen is," schrijft de coördinator. Zij heeft dat nooit gemeld. De huisarts is blij met het werk. Een andere stichting haalde haar aantal wel en kreeg vorig jaar geen extra geld. De raad vraagt om harde cijfers. Maandag moet jij schrijven of het hele bedrag blijft staan. Je kent de coördinator goed, want jullie bouwden dit samen op.',
      question: 'Moet je de stichting houden aan het afgesproken aantal?',
      options: [
        {
          id: 'a',
          label: 'Ja, stel voor om het bedrag te verlagen',
          explanation: 'Een afspraak geldt voor elke stichting gelijk, juist als je iemand goed kent.',
        },
        {
          id: 'b',
          label: 'Nee, stel voor om het bedrag te laten staan',
          explanation: 'Het doel was minder eenzaamheid, en daar heeft de stichting eerlijk aan gewerkt.',
        },
      ],
      tension: 'Trouw aan de afspraak of trouw aan het doel achter de afspraak',
      reflection: [
        'Wat was de afspraak: een aantal bezoeken of minder eenzame mensen?',
        'Hoe leg je je voorstel uit aan de andere stichting?',
        'Wat had je in juni willen weten, en wie had dat moeten vragen?',
        'Wat doet het met je dat je de coördinator goed kent?',
      ],
      knowledge: {
        kind: 'craft',
        title: 'Spreek halverwege een moment af',
        text: 'Cijfers zijn handig, maar ze zijn niet het doel. Schrijf in een afspraak daarom beide op: wat wil je bereiken, en waaraan zie je dat? Plan halverwege een gesprek. Dan mag een partner zeggen: dit werkt anders dan we dachten. Leg vast wie dan de afspraak mag aanpassen. Ken je de partner goed? Laat een collega meelezen. Dat helpt jou, de partner en iedereen die ook geld vroeg.',
      },
      whatIf: 'Wat als de stichting in juni wel belde, en jij vergat om het door te geven?',
    },
    en: {
      title: 'Fewer visits, more care',
      situation:
        'A foundation gets a subsidy from your municipality. Volunteers visit older people in six villages. Four hundred visits were agreed. There were two hundred and fifty. The foundation chose fewer people and more time. "Fifteen minutes do not help somebody who is all alone," writes the coordinator. She never reported this. The family doctor is happy with the work. Another foundation did reach its number and got no extra money last year. The council asks for hard figures. On Monday you have to write whether the full amount stays. You know the coordinator well, because you built this together.',
      question: 'Must you hold the foundation to the agreed number?',
      options: [
        {
          id: 'a',
          label: 'Yes, propose to lower the amount',
          explanation: 'An agreement counts for every foundation alike, above all when you know somebody well.',
        },
        {
          id: 'b',
          label: 'No, propose to leave the amount as it is',
          explanation: 'The goal was less loneliness, and the foundation has honestly worked on that.',
        },
      ],
      tension: 'Loyal to the agreement or loyal to the goal behind the agreement',
      reflection: [
        'What was the agreement: a number of visits or fewer lonely people?',
        'How do you explain your proposal to the other foundation?',
        'What would you have wanted to know in June, and who should have asked?',
        'What does it do to you that you know the coordinator well?',
      ],
      knowledge: {
        kind: 'craft',
        title: 'Agree on a moment halfway',
        text: 'Figures are useful, but they are not the goal. So write down both in an agreement: what do you want to achieve, and how will you see it? Plan a talk halfway. Then a partner may say: this works differently from what we thought. Record who may then change the agreement. Do you know the partner well? Let a colleague read along. That helps you, the partner and everybody else who asked for money.',
      },
      whatIf: 'What if the foundation did call in June, and you forgot to pass it on?',
    },
  },
};
