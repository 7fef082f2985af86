import {
	type Activity,
	type Attribution,
	activitySchema,
	attributionSchema,
	type Cash,
	type ClosedDay,
	cashSchema,
	closedDaySchema,
	type DeadLetterEvent,
	deadLetterEventSchema,
	type FeedStatusRecord,
	feedStatusSchema,
	type Lcr,
	type LcrPoint,
	lcrHistorySchema,
	lcrSchema,
	type OverrideEvent,
	overrideEventSchema,
	type Position,
	positionSchema,
	type Rejected,
	rejectedSchema,
	type Trade,
	type TradeTerms,
	tradeSchema,
	tradeTermsSchema,
} from '@tideline/domain';
import { type BodyCodec, type Codec, createBodyCodec, createCodec } from './codec.ts';
import type { SchemaRegistry } from './registry.ts';
import { deadLetterEventShape, rejectedShape, tradeShape } from './shapes.ts';

/** A codec for every record that travels in Avro. */
export interface Codecs {
	trade: Codec<Trade>;
	position: Codec<Position>;
	cash: Codec<Cash>;
	lcr: Codec<Lcr>;
	lcrHistory: Codec<LcrPoint>;
	closedDay: Codec<ClosedDay>;
	activity: Codec<Activity>;
	attribution: Codec<Attribution>;
	overrideEvent: Codec<OverrideEvent>;
	feedStatus: Codec<FeedStatusRecord>;
	rejected: Codec<Rejected>;
	deadLetterEvent: Codec<DeadLetterEvent>;
}

/** Subjects are named by record (Confluent's RecordNameStrategy): seven topics carry the same trade. */
export async function openCodecs(registry: SchemaRegistry): Promise<Codecs> {
	return {
		trade: await createCodec(registry, 'tideline.Trade', tradeSchema, tradeShape),
		position: await createCodec(registry, 'tideline.Position', positionSchema),
		cash: await createCodec(registry, 'tideline.Cash', cashSchema),
		lcr: await createCodec(registry, 'tideline.Lcr', lcrSchema),
		lcrHistory: await createCodec(registry, 'tideline.LcrPoint', lcrHistorySchema),
		closedDay: await createCodec(registry, 'tideline.ClosedDay', closedDaySchema),
		activity: await createCodec(registry, 'tideline.Activity', activitySchema),
		attribution: await createCodec(registry, 'tideline.Attribution', attributionSchema),
		overrideEvent: await createCodec(registry, 'tideline.OverrideEvent', overrideEventSchema),
		feedStatus: await createCodec(registry, 'tideline.FeedStatus', feedStatusSchema),
		rejected: await createCodec(registry, 'tideline.Rejected', rejectedSchema, rejectedShape),
		deadLetterEvent: await createCodec(registry, 'tideline.DeadLetterEvent', deadLetterEventSchema, deadLetterEventShape),
	};
}

/** Trades as Avro alone: what `Codecs.trade` says is the body of a record is one of these. Only their terms are read. */
export function createTradeBodies(): BodyCodec<Trade, TradeTerms> {
	return createBodyCodec('tideline.Trade', { schema: tradeSchema, part: tradeTermsSchema, shape: tradeShape });
}
