/** A page of the sheet about the card on screen. */
export type CardView = 'menu' | 'own-line' | 'mark' | 'due' | 'info' | 'share';
