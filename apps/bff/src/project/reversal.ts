import type { PreviewEntity } from '@tideline/api';
import {
	concernsEntity,
	GROUP,
	type Lcr,
	type OverrideState,
	type Position,
	type Preview,
	pricedPer,
	reclassified,
	type Trade,
	tradeOfSecurityKey,
	uncarve,
	wholeSecurityKey,
} from '@tideline/domain';
import { standingOf } from './decision.ts';
import { type EffectView, OWN, seenIn, viewOf } from './effect-view.ts';
import { type Effects, effectOn, previewEntity } from './entity-effect.ts';
import { latestOverride } from './latest-override.ts';
import { flowsBetween } from './preview-flows.ts';
import type { Touched } from './preview-targets.ts';
import type { Projection } from './projection.ts';

/** What the figures would be without one of the overrides in force. */
export type Reversal =
	| { kind: 'computed'; entities: PreviewEntity[] }
	/** The engine has not taken the override in yet, or not all of its effect is published. */
	| { kind: 'not-yet' }
	/** Other overrides are in force, and what this one hides is not in the records. */
	| { kind: 'unknown'; why: string };

/**
 * The figures of every entity that an override in force touches, and of the group, now and without it. Where it is the only one, that is
 * what the engine gives as booked; else it is computed as a preview is, with what decides after it. `trades`: those that it targets.
 */
export function reversal(state: OverrideState, trades: readonly Trade[], projection: Projection, now: number): Reversal {
	const { tables, overrides } = projection;
	const before = overrides.inForce(now);
	const after = before.filter(({ overrideId }) => overrideId !== state.overrideId);
	if (after.length === before.length) return { kind: 'computed', entities: [] };
	const changes = carried(state, after, projection, OWN);
	// Positions and ratios are published on ticks of their own.
	if (changes.length !== overrides.carriers(state.overrideId)) return { kind: 'not-yet' };
	const own = { changes, flows: flowsBetween(state.proposal, trades, projection, { before, after, view: OWN }) };
	const { flows } = own;
	const touched = new Set([...changes.map(({ position }) => position.entityId), ...flows.map(({ entityId }) => entityId)]);
	const rows = [...[...touched].sort(), ...(touched.size === 0 ? [] : [GROUP])].flatMap((entityId) => tables.rows('lcr', entityId));
	if (rows.some((lcr) => lcr.overridesInForce !== decidingFor(lcr.entityId, before))) return { kind: 'not-yet' };
	const hidden = hiddenBy(state, changes, after);
	if (hidden !== null && rows.some(({ overridesInForce }) => overridesInForce > 1)) return { kind: 'unknown', why: hidden };
	const entities = rows.map((lcr) => {
		const view = viewOf(lcr, projection);
		const seen = (): Effects => ({
			changes: carried(state, after, projection, view),
			flows: flowsBetween(state.proposal, trades, projection, { before, after, view }),
		});
		const result = effectOn(lcr, view.kind === 'own' ? own : seen());
		return previewEntity(lcr, lcr.overridesInForce === 1 ? asBooked(lcr, result.before) : result, projection);
	});
	return { kind: 'computed', entities };
}

/** How many overrides the engine counts for an entity once it has taken all of them in. */
function decidingFor(entityId: string, overrides: readonly OverrideState[]): number {
	return overrides.filter(({ proposal }) => entityId === GROUP || concernsEntity(proposal, entityId)).length;
}

/** Without its only override an entity stands as booked. */
function asBooked({ booked }: Lcr, before: Preview['before']): Preview {
	return { before, after: booked, sums: [] };
}

/** The positions that carry the override, and how they would stand: under the next most particular one, or as the rules say. */
function carried({ overrideId }: OverrideState, after: readonly OverrideState[], projection: Projection, view: EffectView): Touched[] {
	const rows = projection.tables.rows('positions', GROUP);
	const positions = rows.filter((position) => position.overrideId === overrideId);
	return positions.flatMap((row) => {
		const position = seenIn(view, row, projection);
		const next = nextOf(position, after, projection);
		const whereTo = goesBack(position, after) ? rows.find(({ key }) => key === wholeSecurityKey(position.key)) : undefined;
		const rest = whereTo && seenIn(view, whereTo, projection);
		const whole = rest && backTo(rest, position, next?.encumbered ?? null, projection);
		if (rest && whole) return [{ position, before: [rest, position], after: [whole] }];
		const standing = standingOf(position, next, projection.reference);
		return standing === null ? [] : [{ position, before: [position], after: [reclassified(position, standing, next?.encumbered ?? null)] }];
	});
}

/** A trade was carved out, and no other override of it keeps it apart. */
function goesBack({ key, entityId }: Position, after: readonly OverrideState[]): boolean {
	const tradeId = tradeOfSecurityKey(key);
	const keeps = ({ proposal }: OverrideState): boolean =>
		proposal.targetKind === 'TRADE' && proposal.targetId === tradeId && concernsEntity(proposal, entityId);
	return tradeId !== null && !after.some(keeps);
}

/** A trade goes back to the position that it was carved out of; null where the records do not say what that makes. */
function backTo(rest: Position, slice: Position, encumbered: boolean | null, { reference }: Projection) {
	const instrument = reference.instruments.get(rest.instrumentId);
	return instrument === undefined ? null : uncarve(rest, slice, { per: pricedPer(instrument.kind), encumbered });
}

function nextOf({ entityId, instrumentId }: Position, after: readonly OverrideState[], { reference }: Projection) {
	const issuerId = reference.instruments.get(instrumentId)?.issuerId;
	return latestOverride(after, 'INSTRUMENT', instrumentId, entityId) ?? latestOverride(after, 'ISSUER', issuerId, entityId);
}

/** What the records do not say while the override is in force; null when they say all. */
function hiddenBy({ proposal }: OverrideState, changes: readonly Touched[], after: readonly OverrideState[]): string | null {
	if (changes.length === 0) return null;
	const others = `${after.length} other ${after.length === 1 ? 'override is' : 'overrides are'} in force`;
	const apart = changes.some(({ before }) => before.length === 1);
	if (proposal.targetKind === 'TRADE')
		return !apart ? null : `the trade stands apart from its position while the override is in force, and ${others}`;
	if (proposal.encumbered !== null) return `the override sets what is encumbered, what is booked is not known here, and ${others}`;
	return null;
}
