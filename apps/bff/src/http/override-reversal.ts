import type { OverrideReversal } from '@tideline/api';
import { assertNever } from '@tideline/domain';
import type { AppContext } from '../app-context.ts';
import { reversal } from '../project/reversal.ts';
import { targetTrades } from '../project/target-trades.ts';
import { overrideState, tooManyTrades } from './override-look-up.ts';
import { ProblemError } from './problem.ts';
import { requireDayFor } from './require-day.ts';

/** The figures now and without an override that is in force or about to be. @throws ProblemError when that cannot be told. */
export async function reversalOf(overrideId: string, context: AppContext): Promise<OverrideReversal> {
	const { clock, projection } = context;
	const { status, proposal } = overrideState(overrideId, context);
	if (status !== 'APPROVED') throw new ProblemError('conflict', `"${overrideId}" is ${status.toLowerCase()} and cannot be reversed.`);
	await requireDayFor(proposal, context);
	const trades = await targetTrades(proposal, context);
	if (trades === null) throw new ProblemError('unprocessable', `What its reversal does is not known: ${tooManyTrades(projection)}.`);
	const result = reversal(overrideState(overrideId, context), trades, projection, clock.now());
	switch (result.kind) {
		case 'computed': {
			const { entities } = result;
			const rows = entities.flatMap(({ entityId }) => projection.tables.rows('lcr', entityId));
			const asOf = Math.max(0, ...rows.map((row) => row.asOf));
			return { overrideId, epoch: projection.tables.epoch, computedAt: clock.now(), asOf, entities };
		}
		case 'not-yet':
			throw new ProblemError('catching-up', 'The effect of the override has not come in yet.');
		case 'unknown':
			throw new ProblemError('unprocessable', `What its reversal does is not known beforehand: ${result.why}.`);
		default:
			return assertNever(result);
	}
}
