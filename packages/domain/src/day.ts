declare const unit: unique symbol;

/** A calendar date as days since 1970-01-01. */
export type Day = number & { readonly [unit]: 'day' };
