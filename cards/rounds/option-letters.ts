/** The letter by which people name an option in talking: A for the first. The same on the ballot and in the result. */
export function letterOf(index: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + index);
}
