/** So many days after its ticket was given a letter may be written; devices ask for a new one each week. */
export const ticketDays = 120;
/** Ties the ticket to its use: the same bytes prove nothing elsewhere. */
export const ticketSeal = "ticket of sealed work";
