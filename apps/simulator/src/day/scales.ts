/** What an account has received net leans back to zero on these scales, US dollars: a central bank account is the larger one. */
export const NOSTRO_SCALE = 6_000_000;
export const CENTRAL_BANK_SCALE = 120_000_000;
