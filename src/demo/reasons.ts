/** Reasons of the simulated colleagues, by dilemma and option. `any` serves dilemmas without their own. */
export const REASONS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'draft-advice-for-a-neighbour': {
    a: [
      'Zij vertrouwde mij vorige maand ook. Wie alleen neemt, staat er straks alleen voor.',
      'Liever nu het hele verhaal dan morgen twee adviezen die botsen.',
      'Ik zet er groot "concept" op en bel mijn wethouder zodra dat kan.',
      'We zijn een netwerk. Dan laat je een collega niet met lege handen staan.',
    ],
    b: [
      'Met de grote lijn kan zij verder, en er gaat geen papier rond.',
      'Bellen geeft ruimte om uit te leggen waar mijn twijfel zit.',
      'Een gesprek kun je niet doorsturen. Een concept wel.',
      'Zo help ik haar zonder mijn wethouder te verrassen.',
    ],
    c: [
      'De cijfers zijn van ons allemaal. Het oordeel is van mijn bestuur.',
      'Feiten delen maakt haar advies beter, en ik loop niet op de zaken vooruit.',
      'Kaarten en cijfers zijn toch al openbaar. Mijn mening nog niet.',
    ],
    d: [
      'Mijn wethouder hoort dit van mij, niet van een buurgemeente.',
      'Als dit uitlekt, durft straks niemand meer een eerlijk concept te schrijven.',
      'Ik bel haar wel om te zeggen waarom het woensdag wordt.',
    ],
  },
  any: {
    any: [
      'Ik wil later kunnen uitleggen wat ik deed, aan beide kanten van de tafel.',
      'Eerst bellen, dan pas mailen. Dat scheelt veel gedoe.',
      'Dit houdt het vertrouwen heel, ook na deze maand.',
      'Mijn eigen bestuur moet dit niet uit de krant hoeven lezen.',
      'De bewoner heeft hier het meest aan, en daar doen we het voor.',
      'Zonder afspraak vooraf wordt dit elke keer opnieuw ruzie.',
      'Ik zou het nu zo doen, maar ik leg het wel vast.',
    ],
  },
};

/** Lines of colleagues who changed at the second vote. */
export const MOVED_LINES: readonly string[] = [
  'Bij hen ging dit vorig jaar mis. Dat risico zag ik niet.',
  'Mijn collega vroeg: wat zegt je wethouder als dit in de krant staat?',
  'Het kan ook in twee stappen. Daar had ik niet aan gedacht.',
  'Wat zij met de raad hadden afgesproken, wil ik ook.',
];
