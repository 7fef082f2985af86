/**
 * The largest figures that one record may carry. Each is far past anything real and far inside the safe integers, so that a slipped
 * digit is refused with its record and cannot make the sums of a whole book overflow.
 */

/** One payment of a trade in most currencies: 10^14 minor units, a trillion dollars or a hundred trillion yen. */
export const MAX_AMOUNT = 10 ** 14;
/** One balance of core banking in most currencies, a whole category of deposits: 10^15 minor units. */
export const MAX_BALANCE = 10 ** 15;
/**
 * Currencies that are counted in hundredths or less although a unit is worth a tenth of a cent or less: 10^14 of these are what a bank
 * pays at a time. The rates move, but not by the orders of magnitude that matter here.
 */
const SMALL_UNITS: ReadonlySet<string> = new Set(
	'AOA ARS CDF COP IDR IQD IRR KHR KPW LAK LBP MGA MMK MNT MWK NGN SOS SYP TZS UZS'.split(' '),
);
/** One quantity: 10^11 units or nominal, times 10^4. */
export const MAX_QUANTITY = 10 ** 15;
/** One price: 10^8 for a unit or a hundred of nominal, times 10^6. */
export const MAX_PRICE = 10 ** 14;
/** US dollars for one unit of a currency. */
export const MIN_USD_RATE = 1e-9;
export const MAX_USD_RATE = 1e5;

/** The largest payment of a trade in a currency, in its minor units. */
export function maxAmount(currency: string): number {
	return SMALL_UNITS.has(currency) ? 10 * MAX_AMOUNT : MAX_AMOUNT;
}

/** The largest balance in a currency, in its minor units: two of them still have a sum. */
export function maxBalance(currency: string): number {
	return SMALL_UNITS.has(currency) ? 4 * MAX_BALANCE : MAX_BALANCE;
}

/** @throws RangeError naming the bound when the value is larger, whatever its sign. */
export function within(bound: number, value: number, what: string): number {
	if (Math.abs(value) > bound) throw new RangeError(`${what} of ${value} is past the bound of ${bound}`);
	return value;
}
