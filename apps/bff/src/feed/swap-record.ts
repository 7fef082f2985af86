import { JOIN_TYPES, MAX_TOPIC_LENGTH } from '@tideline/domain';
import { z } from 'zod';
import { jsonOf } from '../ingest/json-of.ts';
import type { FeedSettings, JoinType } from './feed-settings.ts';

const text = z.string().max(MAX_TOPIC_LENGTH).nullish();

/** The `swap` record of `control`: every field may be blank or missing, which keeps the current value. */
const swapRecord = z.strictObject({
	type: z.literal('swap'),
	positionsTopic: text,
	accountsTopic: text,
	joinType: text,
	/** Who asks for it; shown in the swap log. */
	by: z.string().min(1).max(MAX_TOPIC_LENGTH).optional(),
});
export type SwapRecord = z.infer<typeof swapRecord>;

/** A control record that cannot be applied: what is wrong, and where. */
class ControlRecordError extends Error {
	override readonly name = 'ControlRecordError';
}

/**
 * A record of `control` as a swap; null for the records of others (`scenario`, `simulator.checkpoint`).
 * @throws ControlRecordError for bytes that are no control record at all, and for a swap with wrong fields
 */
export function parseSwap(value: Uint8Array | null): SwapRecord | null {
	if (value === null) return null;
	const record = parseJson(value);
	const type = z.looseObject({ type: z.string() }).safeParse(record);
	if (!type.success) throw new ControlRecordError('a control record is a JSON object with a "type"');
	if (type.data.type !== 'swap') return null;
	const swap = swapRecord.safeParse(record);
	if (swap.success) return swap.data;
	const [issue] = swap.error.issues;
	throw new ControlRecordError(`swap record: ${issue?.path.join('.') || 'the record'}: ${issue?.message ?? 'is wrong'}`);
}

/**
 * The settings that a swap asks for. Blank and missing fields keep the current value; the join is read whatever its case.
 * @throws ControlRecordError for a join that is neither left nor inner
 */
export function applySwap(current: FeedSettings, { positionsTopic, accountsTopic, joinType }: SwapRecord): FeedSettings {
	return {
		positionsTopic: filled(positionsTopic) ?? current.positionsTopic,
		accountsTopic: filled(accountsTopic) ?? current.accountsTopic,
		joinType: join(filled(joinType)) ?? current.joinType,
	};
}

function join(name: string | undefined): JoinType | undefined {
	if (name === undefined) return undefined;
	const known = JOIN_TYPES.find((one) => one === name.toLowerCase());
	if (known === undefined) throw new ControlRecordError(`joinType "${name}" is neither left nor inner`);
	return known;
}

const filled = (value: string | null | undefined): string | undefined => value?.trim() || undefined;

function parseJson(value: Uint8Array): unknown {
	try {
		return jsonOf(value);
	} catch {
		throw new ControlRecordError('a control record is JSON in UTF-8');
	}
}

/**
 * What records of `control` come to, read again from `start`: as they are applied while everything runs, but that nothing is built in
 * between. A record that cannot be applied changes nothing.
 */
export function foldSwaps(start: FeedSettings, values: readonly (Uint8Array | null)[]): FeedSettings {
	return values.reduce((settings: FeedSettings, value) => {
		try {
			const swap = parseSwap(value);
			return swap === null ? settings : applySwap(settings, swap);
		} catch {
			return settings;
		}
	}, start);
}
