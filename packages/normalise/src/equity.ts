import type { Trade } from '@tideline/domain';
import type { Context } from './envelope.ts';
import { readExecutionReport } from './execution-report.ts';

/** `ems.equity`. @throws BadMessage. */
export function readEquity(text: string, context: Context): Trade {
	const { fields, envelope, details } = readExecutionReport(text, context);
	return {
		...envelope,
		assetClass: 'EQUITY',
		details: { ...details, securityType: fields.text('167'), cfiCode: fields.cfi('461'), exchange: fields.mic('207') },
	};
}
