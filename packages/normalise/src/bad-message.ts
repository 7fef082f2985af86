import type { RejectReason } from '@tideline/domain';

/** A path that is longer names a field of the message's own making. */
const PATH_LIMIT = 120;

/** Why a desk message cannot become a trade: ends the reading of that message and nothing else. */
export class BadMessage extends Error {
	override readonly name = 'BadMessage';
	readonly reason: RejectReason;
	/** JSON path (`collateral.isin`) or FIX tag (`55`); empty when the whole message is at fault. */
	readonly path: string;
	/** Where in the text the fault is (characters); null when it is nowhere. */
	readonly at: number | null;
	constructor(reason: RejectReason, message: string, path = '', at: number | null = null) {
		super(message);
		this.reason = reason;
		this.path = path.slice(0, PATH_LIMIT);
		this.at = at;
	}
}

/** Longest piece of a message that is quoted back in a reason. */
const QUOTE_LIMIT = 40;

/** A value as it stands in a reason: short, and harmless to a terminal and a screen. */
export function quote(value: string): string {
	const cut = value.length > QUOTE_LIMIT ? `${value.slice(0, QUOTE_LIMIT)}…` : value;
	return JSON.stringify(cut.toWellFormed().replace(/\p{Cc}/gu, '\ufffd'));
}
