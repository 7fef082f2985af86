import { addMinor, type Minor, minor, negateMinor, sumMinor } from '../money.ts';

/** A payment over accounts at one settlement system, as the monitoring tools of BCBS 248 see it. */
export interface IntradayPayment {
	/** When it settled, ms since the epoch. */
	readonly at: number;
	/** Minor units, received positive. */
	readonly amount: Minor;
	/** An obligation with a deadline, settlement of an ancillary system among them, or a payment for a correspondent's account. */
	readonly kind?: 'ANCILLARY' | 'TIME_SPECIFIC' | 'ON_BEHALF';
}

/** Where liquidity comes from when the day starts: reserves, collateral at the central bank, credit lines and so on, in minor units. */
export type IntradaySources = Readonly<Record<string, Minor>>;

/** What was sent up to and including an instant, and its share of what is sent in the day; null while nothing is. */
export interface Throughput {
	readonly at: number;
	readonly sent: Minor;
	readonly share: number | null;
}

/** The indicators of one day, one currency and one settlement system; amounts in minor units, none below zero but the first. */
export interface IntradayIndicators {
	/** Tool A(i): the net cumulative position, received less sent from zero, at its lowest and at its highest. */
	readonly largestNegative: Minor;
	readonly largestPositive: Minor;
	/** Tool A(ii). */
	readonly availableAtStart: Minor;
	/** Tool A(iii). */
	readonly totalSent: Minor;
	readonly totalReceived: Minor;
	/** Tool A(iv): sent to meet a deadline. */
	readonly timeSpecific: Minor;
	/** Tool B(i): sent for correspondents. */
	readonly onBehalf: Minor;
	/** Tool B(ii): what correspondents have had of the bank at once, at the most. */
	readonly creditUsed: Minor;
	/** Tool C(i), in the order of the instants asked for. */
	readonly throughput: readonly Throughput[];
}

interface IntradayDay {
	/** In any order. */
	readonly payments: Iterable<IntradayPayment>;
	readonly sources: IntradaySources;
	/** Instants that the throughput is asked at, ms since the epoch. */
	readonly hours: readonly number[];
}

const ZERO = minor(0);

/**
 * BCBS 248: usage starts at zero and not at the opening balance. Of payments at one instant those sent come first, which is the larger usage.
 * @throws RangeError when a sum is past the safe integers
 */
export function intradayIndicators({ payments, sources, hours }: IntradayDay): IntradayIndicators {
	const day = [...payments].sort((a, b) => a.at - b.at || a.amount - b.amount);
	const sentAt = day.filter(({ amount }) => amount < 0).map((payment) => ({ ...payment, amount: negateMinor(payment.amount) }));
	const sent = (of: (payment: IntradayPayment) => boolean): Minor => sumMinor(sentAt.filter(of).map(({ amount }) => amount));
	const totalSent = sent(() => true);
	const net = extremes(day);
	return {
		largestNegative: net.lowest,
		largestPositive: net.highest,
		availableAtStart: sumMinor(Object.values(sources)),
		totalSent,
		totalReceived: sumMinor(day.filter(({ amount }) => amount > 0).map(({ amount }) => amount)),
		timeSpecific: sent(({ kind }) => kind === 'ANCILLARY' || kind === 'TIME_SPECIFIC'),
		onBehalf: sent(({ kind }) => kind === 'ON_BEHALF'),
		creditUsed: minor(0 - extremes(day.filter(({ kind }) => kind === 'ON_BEHALF')).lowest),
		throughput: hours.map((at) => {
			const until = sent((payment) => payment.at <= at);
			return { at, sent: until, share: totalSent === 0 ? null : until / totalSent };
		}),
	};
}

/** The lowest and the highest that payments come to one after the other, from zero. */
function extremes(payments: readonly IntradayPayment[]): { readonly lowest: Minor; readonly highest: Minor } {
	let [net, lowest, highest] = [ZERO, ZERO, ZERO];
	for (const { amount } of payments) {
		net = addMinor(net, amount);
		if (net < lowest) lowest = net;
		if (net > highest) highest = net;
	}
	return { lowest, highest };
}
