import type { OverrideTrail } from '@tideline/api';
import type { OverrideState } from '@tideline/domain';
import type { OverrideRow } from '@tideline/stream';
import type { AppContext } from '../app-context.ts';
import type { Projection } from '../project/projection.ts';
import { ProblemError } from './problem.ts';

/** An override as folded from its events. @throws ProblemError when there is none of that id. */
export function overrideState(overrideId: string, { projection }: Pick<AppContext, 'projection'>): OverrideState {
	const state = projection.overrides.state(overrideId);
	if (state === undefined) throw new ProblemError('not-found', `There is no override "${overrideId}".`);
	return state;
}

/** An override as it is listed, right after it was written. @throws ProblemError when it has not come back from the log. */
export function overrideRow(overrideId: string, { projection, clock }: Pick<AppContext, 'projection' | 'clock'>): OverrideRow {
	const state = projection.overrides.state(overrideId);
	const row = state === undefined ? null : projection.overrides.row(overrideId, clock.now(), projection.targetName(state.proposal));
	if (row === null) throw new ProblemError('internal', 'The override was written and has not come back yet; ask for it again.');
	return row;
}

/** An override with every event that took effect, oldest first. @throws ProblemError when there is none of that id. */
export function trailOf(overrideId: string, context: Pick<AppContext, 'projection' | 'clock'>): OverrideTrail {
	const trail = overrideState(overrideId, context).trail.map(({ kind, at, actor, actorRole, from, comment, proposal }) => ({
		...{ kind, at, actor, actorRole, from, comment },
		reasonCode: proposal?.reasonCode ?? null,
	}));
	return { override: overrideRow(overrideId, context), trail };
}

/** Why the trades of a target are not all at hand. */
export function tooManyTrades({ trades }: Pick<Projection, 'trades'>): string {
	const effect = 'its effect shows once it is in force';
	if (trades.forgotten === 0) return `it has more trades than can be previewed; ${effect}`;
	return `only the newest ${trades.limit} trades and payments of the log are indexed (MAX_INDEXED_TRADES), so that its trades may not be all there; ${effect}`;
}
