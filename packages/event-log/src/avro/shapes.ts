import { Buffer } from 'node:buffer';
import { type AssetClass, type DeadLetterEvent, type Rejected, TRADE_BRANCHES, type Trade } from '@tideline/domain';
import type { Shape } from './codec.ts';

const ASSET_CLASS_OF = new Map(Object.entries(TRADE_BRANCHES).map(([assetClass, branch]) => [branch, assetClass as AssetClass]));

/** The branch of the union stands as `assetClass` beside `details`. */
export const tradeShape: Shape<Trade> = {
	toAvro: (trade) => ({ ...trade, details: { [TRADE_BRANCHES[trade.assetClass]]: trade.details } }),
	fromAvro(value) {
		// The schema has proved the shape: exactly one branch of the seven. The value is fresh, so it is changed in place.
		const trade = value as { assetClass?: AssetClass; details: unknown };
		const union = trade.details as Record<string, unknown>;
		for (const branch in union) {
			const assetClass = ASSET_CLASS_OF.get(branch as (typeof TRADE_BRANCHES)[AssetClass]);
			if (assetClass === undefined) continue;
			trade.assetClass = assetClass;
			trade.details = union[branch];
			return trade as Trade;
		}
		throw new RangeError('a trade without details');
	},
};

/** Avro bytes are Buffers to the library; any Uint8Array may come in. */
const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

export const rejectedShape: Shape<Rejected> = {
	toAvro: (rejected) => ({ ...rejected, value: asBuffer(rejected.value) }),
	fromAvro: (value) => value as Rejected,
};

export const deadLetterEventShape: Shape<DeadLetterEvent> = {
	toAvro: (event) => ({ ...event, copy: event.copy === null ? null : asBuffer(event.copy) }),
	fromAvro: (value) => value as DeadLetterEvent,
};
