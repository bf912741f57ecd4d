import type { Dilemma } from '../dilemma.js';

/** A convener of a network in which nobody has a mandate, so who decides and who records? */
export const minutesWithoutMandate: Dilemma = {
  id: 'minutes-without-mandate',
  version: 1,
  challenges: ['housing', 'asylum-and-integration'],
  setting: 'network',
  text: {
    nl: {
      title: 'Een ja zonder mandaat',
      situation:
        'Je trekt een netwerk van vier gemeenten, twee woningcorporaties en een welzijnsorganisatie. Jullie zoeken woningen voor mensen die net mogen blijven. Niemand is de baas. Na maanden praten lukt het vrijdagmiddag ineens: iedereen noemt een aantal woningen. Samen zijn het er genoeg. Je voelt de opluchting in de zaal. Maar geen van de mensen aan tafel mag dit alleen beslissen. Twee van hen vragen na afloop: "Zet onze naam er nog niet bij." Een ander zegt: "Schrijf het snel op, anders is het maandag weer weg." Je eigen wethouder wil maandag goed nieuws melden aan het college.',
      question: 'Moet je de genoemde aantallen nu al vastleggen?',
      options: [
        {
          id: 'a',
          label: 'Schrijf de aantallen op, met naam erbij',
          explanation: 'Wat zwart op wit staat, is na het weekend moeilijker terug te draaien.',
        },
        {
          id: 'b',
          label: 'Schrijf alleen het totaal op, zonder namen',
          explanation: 'Het netwerk laat zien wat het wil en niemand komt thuis in de problemen.',
        },
        {
          id: 'c',
          label: 'Schrijf op wie wat thuis gaat vragen',
          explanation: 'Je legt een stap vast die iedereen aan tafel wel zelf mag beloven.',
        },
      ],
      tension: 'De vaart van het netwerk of de ruimte van ieders eigen organisatie',
      reflection: [
        'Wat is een ja waard van iemand zonder mandaat?',
        'Voor wie schrijf je dit verslag?',
        'Wat mag je wethouder maandag zeggen over de anderen?',
        'Wat doe je als een partner maandag terugkomt op zijn woord?',
      ],
      knowledge: {
        kind: 'craft',
        title: 'Eerst: wie mag wat beloven?',
        text: 'In een netwerk is er vaak niemand die voor allen beslist. Begin daarom met een korte ronde: wat mag jij hier zelf toezeggen, en wat moet je thuis vragen? Schrijf bij elke afspraak drie dingen op. Wie doet het? Voor welke dag? En hoe zeker is het: een plan, een belofte of een besluit? Spreek ook af wie buiten het netwerk erover praat. Zo blijft een ja een ja.',
      },
      whatIf: 'Wat als één partner al een bericht voor de krant heeft klaarstaan?',
    },
    en: {
      title: 'A yes without a mandate',
      situation:
        'You lead a network of four municipalities, two housing associations and a welfare organisation. Together you look for homes for people who have just been allowed to stay. Nobody is in charge. After months of talk it suddenly works, on Friday afternoon: everybody names a number of homes. Together it is enough. You feel the relief in the room. But none of the people at the table may decide this alone. Afterwards two of them ask: "Do not put our name to it yet." Another says: "Write it down quickly, or it will be gone on Monday." On Monday your own alderman wants to bring the executive good news.',
      question: 'Must you record the numbers now?',
      options: [
        {
          id: 'a',
          label: 'Write down the numbers, with names',
          explanation: 'What stands in black and white is harder to take back after the weekend.',
        },
        {
          id: 'b',
          label: 'Write down only the total, without names',
          explanation: 'The network shows what it wants and nobody gets into trouble at home.',
        },
        {
          id: 'c',
          label: 'Write down who will ask what at home',
          explanation: 'You record a step that everybody at the table may promise on their own.',
        },
      ],
      tension: 'The speed of the network or the room of each organisation',
      reflection: [
        'What is a yes worth from somebody without a mandate?',
        'For whom do you write these minutes?',
        'What may your alderman say about the others on Monday?',
        'What do you do if a partner goes back on their word on Monday?',
      ],
      knowledge: {
        kind: 'craft',
        title: 'First: who may promise what?',
        text: 'In a network there is often nobody who decides for all. So begin with a short round: what may you promise here yourself, and what must you ask at home? With every agreement write down three things. Who does it? By which day? And how certain is it: a plan, a promise or a decision? Also agree who talks about it outside the network. That way a yes stays a yes.',
      },
      whatIf: 'What if one partner already has a message for the newspaper ready?',
    },
  },
};
