/** Id of the entity that stands for all of them together; what is asked of it covers every entity. */
export const GROUP = 'GROUP';
