import { createTradeBodies } from '@tideline/event-log';

/** Trades as Avro in the schema of this program, as the log carries and the book keeps them; compiled once for all books. */
export const tradeBodies = createTradeBodies();
