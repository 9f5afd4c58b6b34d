/** How many notes are offered at a time, on a first visit and once the core has been met. */
export const notesPerMeeting = 5;
