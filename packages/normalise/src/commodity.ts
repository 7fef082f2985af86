import type { Trade } from '@tideline/domain';
import type { Context } from './envelope.ts';
import { readExecutionReport } from './execution-report.ts';

/** `ems.commodity`. @throws BadMessage. */
export function readCommodity(text: string, context: Context): Trade {
	const { fields, envelope, details } = readExecutionReport(text, context);
	fields.cfi('461');
	fields.mic('207');
	return { ...envelope, assetClass: 'COMMODITY', details };
}
