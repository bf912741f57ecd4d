import type { Translated } from '../language.js';

/**
 * The birds that people are called by in the open thread of a round. Two flocks: rounds take them in turn, so that nobody
 * has the same name two rounds in a row. The place in a flock is stored: add at the end, never take one away.
 */
export const FLOCKS: readonly (readonly Translated[])[] = [
  flock(
    'Reiger heron|Merel blackbird|Kievit lapwing|Ekster magpie|Uil owl|Zwaluw swallow|Specht woodpecker|Gaai jay|' +
      'Fuut grebe|Meerkoet coot|Ooievaar stork|Leeuwerik lark|Koekoek cuckoo|Sperwer sparrowhawk|Wulp curlew|Tureluur redshank|' +
      'Aalscholver cormorant|Roodborst robin|Vink finch|Stern tern|Buizerd buzzard|Kramsvogel fieldfare|Eidereend eider|Grutto godwit|' +
      'Houtduif wood pigeon|Nachtegaal nightingale|Pestvogel waxwing|Kluut avocet|Slobeend shoveler|Ortolaan ortolan',
  ),
  flock(
    'Lepelaar spoonbill|Zwaan swan|Spreeuw starling|IJsvogel kingfisher|Mus sparrow|Valk falcon|Kraai crow|Putter goldfinch|' +
      'Scholekster oystercatcher|Wielewaal oriole|Karekiet reed warbler|Kauw jackdaw|Patrijs partridge|Snip snipe|Havik goshawk|' +
      'Gierzwaluw swift|Winterkoning wren|Mees tit|Roek rook|Kiekendief harrier|Zilverreiger egret|Boerenzwaluw barn swallow|' +
      'Bergeend shelduck|Kwikstaart wagtail|Tapuit wheatear|Roerdomp bittern|Waterhoen moorhen|Kneu linnet|Sijs siskin|Keep brambling',
  ),
];

function flock(names: string): readonly Translated[] {
  return names.split('|').map((pair) => {
    const [nl = '', ...en] = pair.split(' ');
    const english = en.join(' ');
    return { nl, en: english.charAt(0).toUpperCase() + english.slice(1) };
  });
}
